/** Many small writes as few large ones, without waiting for company: what comes while a group is written is the next group. */

/** `write` answers for each item, in their order. Resolves when the item's group is written; rejects with its own reason. */
export function inGroups<Item>(
  write: (items: readonly Item[]) => Promise<readonly PromiseSettledResult<void>[]>,
): (item: Item) => Promise<void> {
  const waiting: { readonly item: Item; readonly end: PromiseWithResolvers<void> }[] = []
  let writing = false

  async function run(): Promise<void> {
    if (writing) return
    writing = true
    while (waiting.length > 0) {
      const group = waiting.splice(0)
      const results = await write(group.map(({ item }) => item)).catch((reason: unknown) => reason)
      for (const [n, { end }] of group.entries()) {
        const result = Array.isArray(results) ? results[n] : { status: 'rejected', reason: results }
        if (result?.status === 'fulfilled') end.resolve()
        else end.reject(result?.reason)
      }
    }
    writing = false
  }

  return (item) => {
    const end = Promise.withResolvers<void>()
    waiting.push({ item, end })
    void run()
    return end.promise
  }
}
