/** A list of the suite's own, with a column of each kind, made before and taken away after. */

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll } from '@jest/globals'
import type { Send, Target } from './target.ts'

export interface OwnList {
  readonly target: () => Target
  readonly admin: Send
  /** `/sites/{id}` */
  readonly site: () => string
  /** `/sites/{id}/lists/{id}` */
  readonly list: () => string
  readonly listId: () => string
  create(fields: Readonly<Record<string, unknown>>): Promise<{ readonly id: string; readonly eTag: string }>
  read(id: string, select?: string): Promise<Record<string, unknown>>
  /** Every entry of every page. */
  all(path: string, headers?: Readonly<Record<string, string>>): Promise<readonly Record<string, unknown>[]>
}

export const ownColumns = [
  { name: 'Key', displayName: 'キー', text: {}, indexed: true, enforceUniqueValues: true },
  { name: 'RoundId', displayName: '回', text: {}, indexed: true },
  { name: 'Weather', displayName: '天気', choice: { choices: ['晴れ', '雨'] } },
  { name: 'Progress', displayName: '進捗', text: { allowMultipleLines: true, textType: 'plain' } },
  { name: 'Amount', displayName: '数', number: {} },
  { name: 'Done', displayName: '済', boolean: {} },
  { name: 'DueOn', displayName: '期限', dateTime: { format: 'dateOnly' } },
  { name: 'Leader', displayName: '担当', personOrGroup: {} },
  { name: 'Tags', displayName: '印', choice: { choices: ['a', 'b'], displayAs: 'checkBoxes' } },
]

export function useOwnList(target: () => Target): OwnList {
  let site = ''
  let list = ''
  const admin: Send = (...args) => target().admin(...args)
  beforeAll(async () => {
    const found = await admin('GET', `/sites/${target().site}`)
    site = `/sites/${found.body.id}`
    const made = await admin('POST', `${site}/lists`, {
      displayName: `契約の試験 ${randomUUID()}`,
      columns: ownColumns,
      list: { template: 'genericList' },
    })
    if (made.status !== 201) throw new Error(`The list could not be made: ${JSON.stringify(made.body)}`)
    list = made.body.id
  })
  afterAll(async () => {
    await admin('DELETE', `${site}/lists/${list}`)
  })
  const path = () => `${site}/lists/${list}`
  return {
    target,
    admin,
    site: () => site,
    list: path,
    listId: () => list,
    create: async (fields) => {
      const made = await admin('POST', `${path()}/items`, { fields })
      if (made.status !== 201) throw new Error(`The row could not be made: ${JSON.stringify(made.body)}`)
      const read = await admin('GET', `${path()}/items/${made.body.id}`)
      return { id: made.body.id, eTag: read.body.eTag }
    },
    read: async (id, select) => {
      const expand = select ? `fields($select=${select})` : 'fields'
      return (await admin('GET', `${path()}/items/${id}?$expand=${encodeURIComponent(expand)}`)).body.fields
    },
    all: async (from, headers) => {
      const found: Record<string, unknown>[] = []
      for (let link: string | undefined = from; link; ) {
        const { status, body } = await admin('GET', link, undefined, headers)
        if (status !== 200) throw new Error(`${status} at ${link}: ${JSON.stringify(body)}`)
        found.push(...body.value)
        link = body['@odata.nextLink']
      }
      return found
    },
  }
}

export const filter = (text: string) => `$filter=${encodeURIComponent(text)}`
