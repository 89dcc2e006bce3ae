/** Many small errands as few large ones, without waiting for company: what comes while a group is on its way is the next group. */

/** `serve` answers for each item, in their order. Resolves or rejects as the item's own answer does. */
export function inGroups<Item, Answer>(
  serve: (items: readonly Item[]) => Promise<readonly PromiseSettledResult<Answer>[]>,
): (item: Item) => Promise<Answer> {
  const waiting: { readonly item: Item; readonly end: PromiseWithResolvers<Answer> }[] = []
  let serving = false

  async function run(): Promise<void> {
    if (serving) return
    serving = true
    while (waiting.length > 0) {
      const group = waiting.splice(0)
      const [served] = await Promise.allSettled([serve(group.map(({ item }) => item))])
      for (const [n, { end }] of group.entries()) {
        const answer = served.status === 'fulfilled' ? served.value[n] : served
        if (answer?.status === 'fulfilled') end.resolve(answer.value)
        else end.reject(answer?.reason)
      }
    }
    serving = false
  }

  return (item) => {
    const end = Promise.withResolvers<Answer>()
    waiting.push({ item, end })
    void run()
    return end.promise
  }
}
