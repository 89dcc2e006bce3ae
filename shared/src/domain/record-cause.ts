/** Why an item does not get to SharePoint, or a list cannot be read. Each has its sentence with what to do. */
export const recordCauses = [
  /** 429, or the service is too busy (503). */
  'throttled',
  /** No answer, a broken connection, a 5xx. */
  'unreachable',
  /** 401: the certificate or the identity is not accepted. */
  'notSignedIn',
  /** 403: the site's permission is missing. */
  'noRight',
  /** The list is not there. */
  'listMissing',
  /** A column is not there, or is not indexed as it must be. */
  'columnMissing',
  /** The service never takes this value. */
  'valueRefused',
  /** An answer that cannot be understood (HTML, broken JSON). */
  'oddAnswer',
  /** Changed there again and again while we tried. */
  'keepsChanging',
  /** The lists hold a record, and this database has never seen it: it was lost. */
  'rebuildFirst',
] as const
export type RecordCause = (typeof recordCauses)[number]
