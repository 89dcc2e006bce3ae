/** A view as the SharePoint REST interface stores it: which columns, and a query in CAML. */
export interface ListView {
  readonly id: string
  readonly title: string
  /** The inside of `<Query>`: `<Where>`, `<OrderBy>`, `<GroupBy>`. */
  readonly query: string
  readonly rowLimit: number
  readonly isDefault: boolean
  /** Internal names, in their order. */
  readonly fields: readonly string[]
  readonly customFormatter: string | null
}
