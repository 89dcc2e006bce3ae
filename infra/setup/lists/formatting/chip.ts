/** A coloured chip with a picture and words, by the value of the cell. The words alone say it all; colour never stands alone. */
import { type ColumnFormat, chosen, columnFormat, own, quoted } from './format-element.ts'

/**
 * SharePoint's own classes by severity: their background and text follow the theme of the page, dark ones included. Fixed
 * colours would not.
 */
export const tones = {
  good: 'sp-field-severity--good',
  quiet: 'sp-field-severity--low',
  notice: 'sp-field-severity--warning',
  strong: 'sp-field-severity--severeWarning',
  none: '',
} as const
export type Tone = keyof typeof tones

export interface Chip {
  /** As the cell reads. */
  readonly value: string
  readonly picture: string
  readonly words: string
  readonly tone: Tone
  /** What it means, for those who rest on it. */
  readonly meaning?: string
}

/** A value without a chip is shown as it is; an empty cell shows `empty`, or nothing. */
export function chips(all: readonly Chip[], empty?: Omit<Chip, 'value'>): ColumnFormat {
  const known = empty ? [...all, { ...empty, value: '' }] : all
  const by = (part: (chip: Chip) => string, otherwise: string) =>
    `=${chosen(
      known.map((chip) => ({ is: chip.value, shows: part(chip) })),
      otherwise,
    )}`
  return columnFormat({
    elmType: 'div',
    attributes: {
      class: by(({ tone }) => tones[tone], quoted('')),
      title: by(({ words, meaning }) => (meaning ? `${words}：${meaning}` : words), own),
    },
    style: {
      'box-sizing': 'border-box',
      'border-radius': '4px',
      padding: '2px 8px',
      'align-items': 'center',
      'flex-wrap': 'nowrap',
      display: empty ? 'flex' : `=if(${own} == '', 'none', 'flex')`,
    },
    children: [
      {
        elmType: 'span',
        txtContent: by(({ picture }) => picture, quoted('')),
        style: {
          'font-size': '18px',
          'line-height': '22px',
          'margin-right': by(({ picture }) => (picture === '' ? '0' : '6px'), quoted('0')),
        },
      },
      {
        elmType: 'span',
        txtContent: by(({ words }) => words, own),
        style: { 'font-weight': '600', 'white-space': 'nowrap' },
      },
    ],
  })
}
