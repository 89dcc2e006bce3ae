import { describe, expect, test } from '@jest/globals'
import { type CitySite, citySite, officer } from './city-site.ts'

const rows = ({ double }: CitySite) => {
  const list = [...(double.sites[0]?.lists.values() ?? [])].find(({ head }) => head.displayName === 'メンバー')
  return [...(list?.items.after(0) ?? [])].map(({ fields }) => fields)
}

describe('はじめの PMO', () => {
  test('リストと一緒に、メンバーに加える', async () => {
    const site = citySite()
    expect(await site.run('apply --pmo gyokaku@city.example --unit 行革推進係')).toBe(true)
    expect(rows(site)).toEqual([
      expect.objectContaining({
        GyokakuKey: officer,
        MemberEntra: officer,
        Title: '行革推進係 主査',
        Duties: 'PMO：行革推進係',
        SignInName: 'gyokaku@city.example',
      }),
    ])
  })

  test('リストがあるときも加え、二度行っても一行のまま。ほかの役割は残す', async () => {
    const site = citySite()
    await site.run('apply')
    site.double.advance(60_000)
    await site.run(`apply --pmo ${officer} --unit 行革推進係`)
    await site.run(`apply --pmo ${officer} --unit 行革推進係`)
    expect(site.said.join('\n')).toContain('gyokaku@city.example は、すでに「PMO：行革推進係」です')
    expect(await site.run(`apply --pmo ${officer}`)).toBe(true)
    expect(rows(site).map(({ Duties }) => Duties)).toEqual(['PMO：行革推進係\nPMO：デジタル戦略室'])
  })

  test('返事が届かなくても、二行にならない', async () => {
    const site = citySite()
    await site.run('apply')
    site.double.faults.add({
      match: { operation: 'createItem' },
      when: 'after',
      effect: { kind: 'status', status: 504 },
    })
    await site.run('apply --pmo gyokaku@city.example')
    expect(rows(site)).toHaveLength(1)
  })

  test.each([
    ['いない方', 'nobody@city.example', '見つかりません'],
    ['使えないアカウント', 'left@city.example', '使えない状態'],
    ['ゲスト', 'guest_example.com#EXT#@city.example', 'ゲスト'],
  ])('%sは断り、リストも作らない', async (_name, person, sentence) => {
    const site = citySite()
    await expect(site.run(`apply --pmo ${person}`)).rejects.toThrow(sentence)
    expect(site.writes()).toEqual([])
  })

  test('plan は示すだけで、書かない', async () => {
    const site = citySite()
    await site.run('plan --pmo gyokaku@city.example')
    expect(site.said.join('\n')).toContain('メンバーに gyokaku@city.example を「PMO：デジタル戦略室」として加えます')
    expect(site.writes()).toEqual([])
  })
})
