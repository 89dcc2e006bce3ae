/** `npm run bench [-- name…] [-- --short]`: measures, prints ratios with their limits, and ends with 1 when one is broken. */
import { parseArgs } from 'node:util'
import { type Finding, isBroken } from './bench-case.ts'
import { cases } from './cases.ts'

const usage = `使い方: npm run bench -- [名前…] [--short]
  名前     ${cases.map(({ name }) => name).join('、')}（指定しなければすべて）
  --short  件数を減らして測ります`

const { values, positionals } = parseArgs({
  options: { short: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  allowPositionals: true,
})

const unknown = positionals.filter((wanted) => !cases.some(({ name }) => name === wanted))
if (values.help || unknown.length > 0) {
  console.log(usage)
  process.exitCode = unknown.length > 0 ? 1 : 0
} else {
  await measure()
}

async function measure(): Promise<void> {
  let broken = 0
  for (const one of cases) {
    if (positionals.length > 0 && !positionals.includes(one.name)) continue
    const began = performance.now()
    console.log(`\n${one.name}  ${one.title}`)
    for (const finding of await one.run({ short: values.short })) {
      if (isBroken(finding)) broken += 1
      console.log(lineOf(finding))
    }
    console.log(`  （${((performance.now() - began) / 1000).toFixed(1)}秒）`)
  }
  console.log(broken === 0 ? '\n上限を超えたものはありません。' : `\n上限を超えたもの：${broken}件`)
  if (broken > 0) process.exitCode = 1
}

function lineOf(finding: Finding): string {
  const { what, value, limit, unit } = finding
  const number = `${Number.isInteger(value) ? value : value.toFixed(3)}${unit}`
  const mark = limit === null ? '　' : isBroken(finding) ? '×' : '○'
  return `  ${mark} ${number.padStart(12)}${limit === null ? '' : `  （上限 ${limit}${unit}）`}  ${what}`
}
