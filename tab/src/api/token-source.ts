/** Where bearer tokens come from. Tokens live in memory only. */
export interface TokenSource {
  /** A token that is believed to be good. */
  current(): Promise<string>
  /** A fresh one, after the server refused the current one. */
  renew(): Promise<string>
}
