/** What nobody could find out about the service without a tenant: each unknown is a switch, and tests run under each set. */

/** Every switch with its positions; the first is the default. */
const switches = {
  /** `POST …/items`: whether the reply carries the fields. */
  createReplyFields: ['absent', 'present'],
  /** `POST …/items`: a creation time other than the stored one has been seen. */
  createReplyTime: ['wrong', 'right'],
  /** `PATCH …/fields`: whether the reply tells the new eTag. */
  patchReplyEtag: ['absent', 'present'],
  /** A value that a unique column already holds. */
  duplicateKey: ['badRequest', 'conflict'],
  /** What comes with 412. */
  preconditionBody: ['resourceModified', 'notAllowed', 'empty'],
  /** A query that touches more rows than the list view threshold. */
  thresholdAnswer: ['throttled', 'throttledWithRetryAfter', 'badRequest', 'serverError'],
  orderBy: ['refused', 'ignored'],
  skipAndSearch: ['refused', 'ignored'],
  textEquality: ['caseInsensitive', 'caseSensitive'],
  /** Whether the next page of a query on a column without index asks for the Prefer header again. */
  preferOnNextPage: ['neededAgain', 'remembered'],
  /** Pages shorter than asked for, and empty ones that go on. */
  pages: ['sometimesShort', 'oftenShort', 'full'],
  deltaExpand: ['works', 'ignored'],
  /** Entries that a delta answer repeats although nothing changed. */
  deltaReplays: ['sometimes', 'often', 'never'],
  /** By how much one save raises the number in an eTag. */
  etagStep: ['oneToThree', 'one'],
  /** A day without time is read back as written, or as an instant shifted by the site's time zone. */
  dateOnly: ['kept', 'shifted'],
  /** Whether all columns come back on lists with more than sixty. */
  wideLists: ['all', 'cut'],
  /** Two saves of one item side by side in one batch. */
  saveConflict: ['sameBatch', 'never'],
  /** A choice that the column does not offer. */
  foreignChoice: ['accepted', 'refused'],
  /** `<person>LookupId: null` */
  clearPerson: ['clears', 'refused'],
  /** Installing an app that is already there. */
  installTwice: ['conflict', 'created'],
  /** How Retry-After is written when the meter has run over. */
  retryAfter: ['seconds', 'decimals', 'date', 'absent'],
  /** RateLimit-* on answers near the limit. */
  rateLimitHeaders: ['sometimes', 'never'],
  /** How the inner part of an error is spelled. */
  innerError: ['innerError', 'innererror'],
} as const

export type Variants = { readonly [name in keyof typeof switches]: (typeof switches)[name][number] }

export type VariantSet = 'default' | 'strict' | 'kind'

const strict: Partial<Variants> = {
  preconditionBody: 'empty',
  duplicateKey: 'conflict',
  thresholdAnswer: 'throttledWithRetryAfter',
  textEquality: 'caseSensitive',
  pages: 'oftenShort',
  deltaExpand: 'ignored',
  deltaReplays: 'often',
  dateOnly: 'shifted',
  wideLists: 'cut',
  foreignChoice: 'refused',
  clearPerson: 'refused',
  retryAfter: 'decimals',
  innerError: 'innererror',
}

const kind: Partial<Variants> = {
  createReplyFields: 'present',
  createReplyTime: 'right',
  patchReplyEtag: 'present',
  preconditionBody: 'notAllowed',
  thresholdAnswer: 'badRequest',
  orderBy: 'ignored',
  skipAndSearch: 'ignored',
  preferOnNextPage: 'remembered',
  pages: 'full',
  deltaReplays: 'never',
  etagStep: 'one',
  saveConflict: 'never',
  installTwice: 'created',
  rateLimitHeaders: 'never',
}

export const variantSets: readonly VariantSet[] = ['default', 'strict', 'kind']

/** One of the three sets, with single switches turned over. */
export function chooseVariants(set: VariantSet, turned: Partial<Variants> = {}): Variants {
  const defaults = Object.fromEntries(Object.entries(switches).map(([name, [first]]) => [name, first])) as Variants
  return { ...defaults, ...(set === 'strict' ? strict : set === 'kind' ? kind : {}), ...turned }
}
