import { describe, expect, test } from '@jest/globals'
import { create, leader, listName, manager, type SmallTenant, smallTenant } from './small-tenant.ts'

const addColumns = async ({ rule, list }: SmallTenant, count: number, column: (n: number) => object) => {
  const statuses: number[] = []
  for (let n = 0; n < count; n += 1) statuses.push((await rule('POST', `${list}/columns`, column(n))).status)
  return statuses
}

describe('列の決まり', () => {
  test('索引は20までで、21個目は断られる', async () => {
    const small = await smallTenant({ allowance: null })
    const statuses = await addColumns(small, 19, (n) => ({ name: `Indexed${n}`, text: {}, indexed: true }))
    expect(statuses).toEqual([...Array<number>(18).fill(201), 400])
  })
  test('英数字でない名前は、コードで書かれた内部名になる', async () => {
    const { rule, list } = await smallTenant()
    const made = await rule('POST', `${list}/columns`, { displayName: '進捗 状況', text: {} })
    expect([made.body.name, made.body.displayName]).toEqual(['_x9032__x6357__x0020__x72b6__x6cc1_', '進捗 状況'])
  })
  test('既定値を null にすると、作成が失敗する', async () => {
    const { rule, list } = await smallTenant()
    expect((await rule('POST', `${list}/columns`, { name: 'A', text: {}, defaultValue: null })).status).toBe(500)
  })
  test('重なる値のある列は、あとから一意にできない', async () => {
    const { rule, list, double } = await smallTenant()
    for (const Key of ['a', 'b']) double.asUser(leader).create(listName, { Key, RoundId: '2025Q3' })
    const { value } = (await rule('GET', `${list}/columns`)).body
    const { id } = value.find(({ name }: { name: string }) => name === 'RoundId')
    expect((await rule('PATCH', `${list}/columns/${id}`, { enforceUniqueValues: true })).status).toBe(400)
  })
  test('60列を超えるリストでは、すべての列が返らないことがある', async () => {
    const small = await smallTenant({ allowance: null, variants: { wideLists: 'cut' } })
    await addColumns(small, 60, (n) => ({ name: `C${n}`, text: {} }))
    small.double.asUser(leader).create(listName, { C59: '最後の列' })
    const read = async (expand: string) =>
      (await small.ask('GET', `${small.list}/items/1?$expand=${expand}`)).body.fields.C59
    expect([await read('fields'), await read('fields($select=C59)')]).toEqual([undefined, '最後の列'])
  })
})

describe('要求の決まり', () => {
  test('一度に読める参照の列は12まで', async () => {
    const small = await smallTenant({ allowance: null })
    await addColumns(small, 12, (n) => ({ name: `Person${n}`, personOrGroup: {} }))
    expect((await small.ask('GET', `${small.list}/items?$expand=fields`)).status).toBe(400)
    expect((await small.ask('GET', `${small.list}/items?$expand=fields($select=LeaderLookupId)`)).status).toBe(200)
  })
  test('本文は 4 MB までで、一括でも同じである', async () => {
    const { ask, list } = await smallTenant()
    const fields = { Title: 'x', Progress: 'あ'.repeat(63_000) }
    const requests = Array.from({ length: 20 }, (_, n) => create(list, fields, String(n)))
    const large = requests.map((one) => ({ ...one, note: 'あ'.repeat(20_000) }))
    expect((await ask('POST', '/$batch', { requests })).status).toBe(200)
    expect((await ask('POST', '/$batch', { requests: large })).status).toBe(413)
  })
  test('一括の中で同じ行を二度保存すると、片方は食い違いになる', async () => {
    const { ask, list, double } = await smallTenant({ variants: { saveConflict: 'sameBatch' } })
    double.asUser(manager).create(listName, { Key: 'A' })
    const patch = (id: string, dependsOn?: string[]) => ({
      id,
      method: 'PATCH',
      url: `${list}/items/1/fields`,
      headers: { 'Content-Type': 'application/json' },
      body: { Amount: Number(id) },
      ...(dependsOn ? { dependsOn } : {}),
    })
    const statuses = async (requests: object[]) =>
      (await ask('POST', '/$batch', { requests })).body.responses.map(({ status }: { status: number }) => status).sort()
    expect(await statuses([patch('1'), patch('2')])).toEqual([200, 409])
    expect(await statuses([patch('1'), patch('2', ['1'])])).toEqual([200, 200])
  })
  test('一括の一つが本文を送るときは、Content-Type が要る', async () => {
    const { ask, list } = await smallTenant()
    const { headers: _, ...bare } = create(list, { Key: 'A' })
    expect((await ask('POST', '/$batch', { requests: [bare] })).status).toBe(400)
  })
})
