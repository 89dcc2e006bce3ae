/** Columns of a list. */
import type { Column } from '../lists/column.ts'
import { context, type Route } from '../world.ts'
import { listOf } from './list-address.ts'

export const columnRoutes: readonly Route[] = [
  {
    operation: 'getColumns',
    method: 'GET',
    pattern: '/sites/:site/lists/:list/columns',
    units: 2,
    run: (call) => {
      const { list } = listOf(call, 'read')
      return {
        status: 200,
        body: { '@odata.context': context(call.request.origin, 'columns'), value: list.columns.map(columnBody) },
      }
    },
  },
  {
    operation: 'createColumn',
    method: 'POST',
    pattern: '/sites/:site/lists/:list/columns',
    units: 2,
    run: (call) => {
      const { list } = listOf(call, 'manage')
      return { status: 201, body: columnBody(list.addColumn(call.request.body, call.world.random.guid())) }
    },
  },
  {
    operation: 'getColumn',
    method: 'GET',
    pattern: '/sites/:site/lists/:list/columns/:column',
    units: 1,
    run: (call) => ({ status: 200, body: columnBody(listOf(call, 'read').list.columnById(call.param('column'))) }),
  },
  {
    operation: 'changeColumn',
    method: 'PATCH',
    pattern: '/sites/:site/lists/:list/columns/:column',
    units: 2,
    run: (call) => {
      const { list } = listOf(call, 'manage')
      return {
        status: 200,
        body: columnBody(list.changeColumn(list.columnById(call.param('column')).id, call.request.body)),
      }
    },
  },
  {
    operation: 'deleteColumn',
    method: 'DELETE',
    pattern: '/sites/:site/lists/:list/columns/:column',
    units: 2,
    run: (call) => {
      const { list } = listOf(call, 'manage')
      list.removeColumn(list.columnById(call.param('column')).id)
      return { status: 204 }
    },
  },
]

/** Much that a definition may say is not told back: `isDeletable`, `validation`, `hyperlinkOrPicture`, `type` and more. */
export function columnBody(column: Column): Record<string, unknown> {
  const { facet, settings } = column
  return {
    columnGroup: column.builtIn ? '_Hidden' : 'カスタム列',
    description: column.description,
    displayName: column.displayName,
    enforceUniqueValues: column.enforceUniqueValues,
    hidden: column.hidden,
    id: column.id,
    indexed: column.indexed,
    name: column.name,
    readOnly: column.readOnly,
    required: column.required,
    ...(column.defaultValue === null ? {} : { defaultValue: { value: column.defaultValue } }),
    ...(facet === 'hyperlinkOrPicture' ? {} : { [facet]: { ...defaults[facet], ...settings } }),
  }
}

const defaults: Readonly<Partial<Record<Column['facet'], object>>> = {
  text: { allowMultipleLines: false, appendChangesToExistingText: false, linesForEditing: 0, maxLength: 255 },
  number: { decimalPlaces: 'automatic', displayAs: 'number' },
  dateTime: { displayAs: 'default', format: 'dateOnly' },
  choice: { allowTextEntry: false, displayAs: 'dropDownMenu' },
  personOrGroup: { allowMultipleSelection: false, chooseFromType: 'peopleOnly', displayAs: 'nameWithPresence' },
}
