/** jest `globalTeardown`: stops the server that the set-up started, and no other. */
export default async function tearDownPostgres(): Promise<void> {
  await globalThis.testPostgres?.stop()
}
