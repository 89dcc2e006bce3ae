/** How each kind of cell looks and what it is called. Made once a table, not once a cell: there may be thousands. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useMemo } from 'react'
import type { HistoryCell, MarkedCell } from '../../../../shared/src/contract/history.ts'
import { type Weather, weathers } from '../../../../shared/src/domain/weather.ts'
import { markColour } from '../../components/appearance.ts'
import type { Mark } from '../../components/mark-icon.tsx'
import { useWording } from '../../components/use-wording.ts'

export interface CellLook {
  readonly label: string
  /** What stands in the cell: the whole word, or one sign where columns are narrow. */
  readonly word: string
  /** Beside the word, smaller. */
  readonly note: string | null
  /** Null where there is nothing to show. */
  readonly mark: Mark | null
  readonly className: string
  readonly style: { readonly color: string; readonly backgroundColor: string }
}

export type CellLooks = { readonly [cell in HistoryCell]: CellLook }

const marks: { readonly [cell in HistoryCell]: Mark | null } = {
  sunny: 'sunny',
  cloudy: 'cloudy',
  rainy: 'rainy',
  stormy: 'stormy',
  outOfScope: 'outOfScope',
  inConfirmation: 'inConfirmation',
  published: 'published',
  unanswered: 'unanswered',
  unreachable: 'unanswered',
  excused: 'outOfScope',
  notAsked: null,
}

const useStyles = makeStyles({
  content: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '4px',
    boxSizing: 'border-box',
    height: '34px',
    padding: '0 2px',
    borderRadius: tokens.borderRadiusMedium,
    // Invisible but in high contrast.
    border: `1px solid ${tokens.colorTransparentStroke}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: '1.1',
    textAlign: 'center',
    textDecorationLine: 'none',
    ':hover': { border: `1px solid ${tokens.colorNeutralStrokeAccessible}` },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  narrow: { flexDirection: 'column', gap: 0, height: '40px' },
  open: { border: `1px dashed ${tokens.colorNeutralStroke1}` },
})

const open: readonly HistoryCell[] = ['unanswered', 'unreachable', 'published']

/** Who stands for a weather: the one who answered, the PMO for the printed list, or nobody. */
export type CellOrigin = 'answer' | 'confirmed' | 'sample'

export function originOf({ sample, confirmed }: MarkedCell): CellOrigin {
  return sample ? 'sample' : confirmed ? 'confirmed' : 'answer'
}

export function useCellLooks(narrow: boolean, origin: CellOrigin): CellLooks {
  const styles = useStyles()
  const { history, labels, added } = useWording()
  return useMemo(() => {
    const lookOf = (cell: HistoryCell): CellLook => {
      const { label, short } = isWeather(cell) ? labels.weather[cell] : history.cell[cell]
      const mark = marks[cell]
      return {
        label: origin === 'answer' ? label : label + added(history[origin]),
        word: narrow ? short : label,
        note: origin === 'confirmed' ? (narrow ? '✓' : history.confirmed) : null,
        mark,
        className: mergeClasses(
          styles.content,
          narrow && styles.narrow,
          (origin === 'sample' || open.includes(cell)) && styles.open,
        ),
        style: { color: markColour(mark ?? 'blank', 'ink'), backgroundColor: markColour(mark ?? 'blank', 'surface') },
      }
    }
    return Object.fromEntries(cells.map((cell) => [cell, lookOf(cell)])) as CellLooks
  }, [narrow, origin, styles, history, labels, added])
}

const cells = Object.keys(marks) as HistoryCell[]

function isWeather(cell: HistoryCell): cell is Weather {
  return weathers.some((weather) => weather === cell)
}
