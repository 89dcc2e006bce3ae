/** Small marks for cells whose mere presence says something, and the name of a round as people say it. */
import { tones } from './chip.ts'
import { type ColumnFormat, columnFormat, own, quoted } from './format-element.ts'

const pill = { 'border-radius': '4px', padding: '2px 8px', 'white-space': 'nowrap', 'font-weight': '600' }

/** Shows the words where the cell holds anything, never what it holds: it may be the id of a person. */
export const markWhenFilled = (words: string): ColumnFormat =>
  columnFormat({
    elmType: 'div',
    txtContent: words,
    attributes: { class: tones.quiet, title: words },
    style: { ...pill, display: `=if(${own} == '', 'none', 'block')` },
  })

/** Shows the cell, or the words in its place where it is empty. */
export const markWhenEmpty = (words: string): ColumnFormat =>
  columnFormat({
    elmType: 'div',
    txtContent: `=if(${own} == '', ${quoted(words)}, ${own})`,
    attributes: { class: `=if(${own} == '', ${quoted(tones.notice)}, '')` },
    style: { ...pill, 'font-weight': `=if(${own} == '', '600', '400')` },
  })

/** `2025Q3` as `R7 Q3`; anything else as it is. The era of a fiscal year is that of its first of April: 令和 from 2019. */
export const roundLabel: ColumnFormat = columnFormat({
  elmType: 'div',
  txtContent: `=if(indexOf(${own}, 'Q') == 4, 'R' + toString(Number(substring(${own}, 0, 4)) - 2018) + ' ' + substring(${own}, 4, 6), ${own})`,
  style: { 'white-space': 'nowrap' },
})
