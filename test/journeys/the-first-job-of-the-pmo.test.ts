/** PMOの最初の仕事: the doubts of the printed list, the assignments, by card and by workbook, through the whole app. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { workbookFile, workbookPreview } from '../../shared/src/contract/assignments.ts'
import { board } from '../../shared/src/contract/board.ts'
import { inline, withCell } from '../bot/outbound/excel/edit-workbook.ts'
import { packedZeros, zipByHand } from '../bot/outbound/excel/zip-by-hand.ts'
import { chatOf } from '../support/chat-of.ts'
import { posts, startTestCity, type TestCity } from '../support/test-city.ts'

const citizensDeputy = '00000000-0000-4000-8000-000000000005'

let city: TestCity

beforeAll(async () => {
  city = await startTestCity()
}, 30_000)
afterAll(() => city.stop())

const pmo = () => chatOf(city, posts.pmo)

async function onBoard(measureId: string) {
  const { body } = await city.ask(posts.pmo, 'GET', '/api/board')
  return board.parse(body).measures.find(({ id }) => id === measureId)
}

describe('「要確認」と送ると', () => {
  test('種類ごとの件数が示される', async () => {
    const text = await pmo().say('要確認')
    for (const line of ['天気の印', '残り32件／全32件', '残り1件／全1件', '残り3件／全3件', '残り63件／全63件']) {
      expect(text).toContain(line)
    }
  })

  test('PMO でない人には、いつもの返事をする', async () => {
    expect(await chatOf(city, posts.generalAffairsLeader).say('要確認')).toContain('ご用件を読み取れませんでした')
    expect(await chatOf(city, posts.mayor).say('割当')).toContain('ご用件を読み取れませんでした')
  })

  test('1件ずつ、この読みでよい・あとで・取り消す、と進められる', async () => {
    const chat = pmo()
    await chat.pressButton('天気の印 を確かめる')
    const first = await chat.pressButton('A1-1 天気（A1-1-W） を確かめる')
    expect(first.text).toContain('原典の印は「*」と読み取っています。')
    expect(first.text).toContain('晴れ')
    const second = await chat.pressButton('この読みでよい')
    expect(second.text).toContain('✓ A1-1 天気 を、この読みで確認しました。')
    expect(second.text).toContain('A1-2 天気（窓口時間の短縮）')
    expect((await chat.pressButton('あとで')).text).toContain('A1-3 天気')
    await chat.press('doubts.undo', { id: 'A1-1-W' })
    expect((await chat.press('doubts.groups', {})).text).toContain('残り32件／全32件')
  })

  test('直した文は台帳に入り、ボードにも出て、取り消せる', async () => {
    const chat = pmo()
    await chat.press('doubts.form', { id: 'B2-2-D1' })
    const saved = await chat.pressButton('保存する', { text: '技師の集約と育成 **太字**' })
    expect(saved.text).toContain('✓ B2-2 管理項目 を、ご入力の内容で確認しました。')
    expect((await onBoard('B2-2'))?.title).toBe('技師の集約と育成 **太字**')
    const look = await chat.press('doubts.look', { id: 'B2-2-D1' })
    expect(look.text).toContain('直す前')
    expect(look.text).toContain('技師集約')
    await chat.pressButton('取り消す')
    expect((await onBoard('B2-2'))?.title).toBe('技師集約')
  })

  test('空のままでは保存されず、どうすればよいかが返る', async () => {
    const chat = pmo()
    await chat.press('doubts.form', { id: 'A1-1-D1' })
    const { notice } = await chat.pressButton('保存する', { text: ' \n ' })
    expect(notice).toMatch(/ください/)
  })

  test('この種類はすべて原典どおりとし、まとめて取り消せる', async () => {
    const chat = pmo()
    await chat.press('doubts.list', { group: 'blank', page: 0 })
    const asked = await chat.pressButton('この種類はすべて原典どおりとする')
    expect(asked.text).toContain('「空欄」の残り63件を、すべて原典どおりとします')
    const done = await chat.pressButton('すべて原典どおりとする')
    expect(done.text).toContain('✓ 63件を、原典どおりと確認しました。')
    expect(done.text).toContain('確認済み（63件）')
    expect((await chat.pressButton('取り消す')).text).toContain('残り63件／全63件')
  })

  test.each([
    ['知らない種類', 'doubts.list', { group: 'secret' }, '内容を読み取れませんでした'],
    ['ない確認事項', 'doubts.look', { id: 'Z9-9-W' }, 'この確認事項は見つかりませんでした'],
    ['確認前の取り消し', 'doubts.undo', { id: 'A1-3-W' }, 'この確認事項は、確認前に戻っています'],
    ['読めない時刻', 'doubts.undoAll', { group: 'blank', at: 'きのう' }, '内容を読み取れませんでした'],
  ])('%sには、どうすればよいかが返る', async (_, verb, data, sentence) => {
    expect((await pmo().press(verb, data)).notice).toContain(sentence)
  })

  test.each(['doubts.groups', 'register.list'])('ほかの人が %s を押しても、断られる', async (verb) => {
    await chatOf(city, posts.generalAffairsLeader).card()
    expect((await chatOf(city, posts.generalAffairsLeader).press(verb, {})).notice).toContain('担当の方だけが行えます')
  })
})

describe('「割当」と送ると', () => {
  test('施策ごとに、課・PL・代理・課長が示される', async () => {
    const text = await pmo().say('割当')
    expect(text).toContain('32施策すべてにPLが決まっています。')
    expect(text).toContain('市民課　PL：市民課 PL　代理：市民課 PL 代理　課長：市民課長')
    expect(text).toContain('次の施策を表示（残り24）')
  })

  test('PLを替えると、新しいPLに一覧が届き、前のPLの一覧から消える', async () => {
    await chatOf(city, posts.citizensLeader).card()
    const chat = pmo()
    await chat.press('assign.form', { measureId: 'A1-1' })
    const saved = await chat.pressButton('保存する', { section: '市民課', leader: citizensDeputy.toUpperCase() })
    expect(saved.text).toContain('✓ A1-1 書かない窓口の実現 の割当を保存しました。')
    expect(saved.text).toContain('受付中の回の回答は、市民課 PL 代理 にお願いします。')
    expect((await chatOf(city, citizensDeputy).card()).text).toContain('A1-1 書かない窓口の実現')
    expect(await chatOf(city, posts.citizensLeader).say('一覧')).not.toContain('A1-1 書かない窓口の実現')
  })

  test('登録のない方を選ぶと、割当は変わらず、どうすればよいかが返る', async () => {
    const chat = pmo()
    await chat.press('assign.form', { measureId: 'A1-2' })
    const unknown = '00000000-0000-4000-8000-0000000000ff'
    const { notice } = await chat.pressButton('保存する', { section: '市民課', leader: unknown, deputies: '' })
    expect(notice).toContain('PLにお選びの方は、業革ボードの利用者としてまだ登録されていません。')
  })

  test('古い様式からは保存されない', async () => {
    const chat = pmo()
    await chat.press('assign.form', { measureId: 'A1-2' })
    const { notice } = await chat.press('assign.save', { measureId: 'A1-2', mark: '[]', leader: '-' })
    expect(notice).toContain('先にほかの方が変えています')
  })

  test('課長・部長を替えられ、課は新しい名前でもよい', async () => {
    const chat = pmo()
    await chat.press('assign.form', { measureId: 'A1-3' })
    await chat.pressButton('保存する', {
      section: '市民課',
      newSection: ' 市民サービス課 ',
      leader: posts.citizensLeader,
    })
    await chat.press('duties.form', { measureId: 'A1-3' })
    const saved = await chat.pressButton('保存する', {
      manager: posts.generalAffairsManager,
      departmentHead: '00000000-0000-4000-8000-000000000011',
    })
    expect(saved.text).toContain('市民サービス課　PL：市民課 PL　代理：なし　課長：総務課長')
    expect((await onBoard('A1-3'))?.leadSection).toBe('市民サービス課')
  })

  test('次の回の対象外とでき、一覧に出て、戻せる', async () => {
    const chat = pmo()
    await chat.press('excuse.form', { measureId: 'A2-1' })
    expect((await chat.pressButton('対象外とする', {})).notice).toBe('理由をお選びください。')
    const saved = await chat.pressButton('対象外とする', { reason: 'notStarted' })
    expect(saved.text).toContain('R7 Q4 は対象外（着手前）')
    await chat.press('assign.form', { measureId: 'A2-1' })
    expect((await chat.pressButton('R7 Q4 の対象に戻す')).text).toContain('R7 Q4 の対象に戻しました。')
  })
})

describe('割当の表は', () => {
  const download = async () => {
    const { status, body } = await city.ask(posts.pmo, 'GET', '/api/assignments/workbook')
    expect(status).toBe(200)
    return workbookFile.parse(body)
  }
  const upload = (path: string, file: Uint8Array, mark?: string) =>
    city.ask(posts.pmo, 'POST', `/api/assignments/${path}`, { content: Buffer.from(file).toString('base64'), mark })

  test('日付の付いた名前で受け取れ、そのままなら何も変わらない', async () => {
    const { name, content } = await download()
    expect(name).toMatch(/^施策の割当_\d{4}-\d{2}-\d{2}\.xlsx$/)
    const { status, body } = await upload('preview', Buffer.from(content, 'base64'))
    expect(status).toBe(200)
    expect(workbookPreview.parse(body)).toMatchObject({ problems: [], changes: [] })
  })

  test('直して確かめ、反映すると、ボードと一覧に出る', async () => {
    const { content } = await download()
    const file = withCell(Buffer.from(content, 'base64'), 'D33', 'inlineStr', inline('人材育成課'))
    const preview = workbookPreview.parse((await upload('preview', file)).body)
    expect(preview.changes).toEqual([
      { where: 'C3-2 デジタル活用推進', column: '主担当課', before: expect.any(String), after: '人材育成課' },
    ])
    const applied = await upload('apply', file, preview.mark)
    expect(applied).toEqual({ status: 200, body: { changes: preview.changes } })
    expect((await onBoard('C3-2'))?.leadSection).toBe('人材育成課')
    expect((await upload('apply', file, preview.mark)).status).toBe(409)
  })

  test('困ったところは、行と列と文で一度に返り、反映は断られる', async () => {
    const { content } = await download()
    const first = withCell(Buffer.from(content, 'base64'), 'E2', 'inlineStr', inline('印西 太郎'))
    const wrong = withCell(first, 'E3', 'inlineStr', inline('印西 太郎'))
    const { problems } = workbookPreview.parse((await upload('preview', wrong)).body)
    expect(problems.map(({ row, column }) => [row, column])).toEqual([
      [2, 'PL'],
      [3, 'PL'],
    ])
    const { status, body } = await upload('apply', wrong)
    expect(status).toBe(422)
    expect(body).toMatchObject({
      message: expect.stringContaining('3行目「PL」：「印西 太郎」という職名の方は、登録されていません。'),
    })
  })

  test.each<[string, Uint8Array, number, string]>([
    ['CSV', Buffer.from('番号,施策名'), 422, 'Excel の表（.xlsx）ではないようです'],
    ['空のファイル', new Uint8Array(), 422, 'ファイルの中身がありません'],
    [
      '小さく見えて大きく広がるもの',
      zipByHand([{ name: 'xl/worksheets/sheet1.xml', packed: packedZeros(1e8), claimed: 1e8 }]),
      422,
      '表が大きすぎるため、読み込めません',
    ],
    ['12 MB のもの', new Uint8Array(12 * 1024 * 1024), 413, '送られた内容が大きすぎます'],
  ])('%sには、文で答える', async (_, file, status, sentence) => {
    const answer = await upload('preview', file)
    expect(answer).toMatchObject({ status, body: { message: expect.stringContaining(sentence) } })
  })

  test('中身のない送信は 400', async () => {
    expect((await city.ask(posts.pmo, 'POST', '/api/assignments/preview')).status).toBe(400)
    expect((await city.ask(posts.pmo, 'POST', '/api/assignments/apply', { content: 7 })).status).toBe(400)
  })

  test('PMO でなければ 403、サインインがなければ 401', async () => {
    const content = { content: '' }
    for (const person of [posts.generalAffairsLeader, posts.mayor]) {
      expect((await city.ask(person, 'GET', '/api/assignments/workbook')).status).toBe(403)
      expect((await city.ask(person, 'POST', '/api/assignments/preview', content)).status).toBe(403)
      expect((await city.ask(person, 'POST', '/api/assignments/apply', content)).status).toBe(403)
    }
    expect((await city.ask(null, 'POST', '/api/assignments/apply', content)).status).toBe(401)
  })
})
