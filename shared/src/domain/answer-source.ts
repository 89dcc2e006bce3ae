/** Where a word on a measure comes from. */

export const answerSources = ['answer', 'published', 'sample'] as const
/** `published`: the printed list, to be confirmed, never an answer; `sample`: made up to try things out, marked as such. */
export type AnswerSource = (typeof answerSources)[number]
