/** `npm run cards`: writes every card in every state onto one page. */
import { relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { cardStates } from '../local/gallery/states.ts'
import { writeGallery } from '../local/gallery/write-gallery.ts'

const file = await writeGallery()
console.log(
  [
    `カードの一覧（${cardStates.length}通り）を書き出しました。`,
    `  ファイル  ${relative(process.cwd(), file)}`,
    `  ブラウザー  ${pathToFileURL(file)}`,
    'npm start で動かしている間は、/cards/ でも見られます。',
  ].join('\n'),
)
