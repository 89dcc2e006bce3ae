/** The expressions of SharePoint's column formatting, as far as our own formatting goes: `=if([$Weather]=='晴れ','☀','')`. */

export type FormattingValue = string | number | boolean | Readonly<Record<string, unknown>> | null

export interface FormattingScope {
  /** `@currentField`, `[$Name]`, and their parts behind a point. */
  readonly field: (name: string | null) => FormattingValue
  readonly now: Date
  /** The e-mail of the one who looks. */
  readonly me: string
}

/** A text, an expression behind `=`, or the older form as an object. What cannot be read gives an empty text. */
export function evaluateFormatting(given: unknown, scope: FormattingScope): FormattingValue {
  if (typeof given === 'object' && given !== null && 'operator' in given && 'operands' in given) {
    const { operator, operands } = given as { operator: string; operands: unknown[] }
    const values = operands.map((one) => evaluateFormatting(one, scope))
    return operator === '?' || operator === ':'
      ? truth(values[0] ?? null)
        ? (values[1] ?? null)
        : (values[2] ?? null)
      : applied(operator, values)
  }
  if (typeof given !== 'string') return typeof given === 'number' || typeof given === 'boolean' ? given : null
  if (!given.startsWith('=')) return /^(@\w+(\.\w+)?|\[\$[\w.]+\])$/.test(given) ? reference(given, scope) : given
  try {
    return evaluate(given.slice(1), scope)
  } catch (error) {
    if (error instanceof Unreadable) return ''
    throw error
  }
}

export function textOf(value: FormattingValue): string {
  if (value === null) return ''
  if (typeof value === 'object') return String(value.title ?? '')
  return String(value)
}

class Unreadable extends Error {}

const token =
  /\s*(?:('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(\d+(?:\.\d+)?)|(@\w+(?:\.\w+)?)|(\[\$[\w.]+\])|(\w+)|(==|!=|<=|>=|&&|\|\||[<>+\-*/%?:(),!]))/y

const precedence: Readonly<Record<string, number>> = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '!=': 3,
  '<': 4,
  '>': 4,
  '<=': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
}

function evaluate(text: string, scope: FormattingScope): FormattingValue {
  const words: string[] = []
  token.lastIndex = 0
  while (token.lastIndex < text.trimEnd().length) {
    const match = token.exec(text)
    if (!match) throw new Unreadable(text)
    words.push(match[0].trim())
  }
  let at = 0
  const take = () => {
    const word = words[at]
    if (word === undefined) throw new Unreadable(text)
    at += 1
    return word
  }
  const expect = (word: string) => {
    if (take() !== word) throw new Unreadable(text)
  }
  const choice = (): FormattingValue => {
    const condition = binary(1)
    if (words[at] !== '?') return condition
    at += 1
    const yes = choice()
    expect(':')
    const no = choice()
    return truth(condition) ? yes : no
  }
  const binary = (least: number): FormattingValue => {
    let left = single()
    for (
      let operator = words[at];
      operator !== undefined && (precedence[operator] ?? 0) >= least;
      operator = words[at]
    ) {
      at += 1
      left = applied(operator, [left, binary((precedence[operator] ?? 0) + 1)])
    }
    return left
  }
  const single = (): FormattingValue => {
    const word = take()
    if (word === '!') return !truth(single())
    if (word === '-') return -Number(single())
    if (word === '(') {
      const inner = choice()
      expect(')')
      return inner
    }
    if (/^['"]/.test(word)) return word.slice(1, -1).replaceAll(/\\(.)/g, '$1')
    if (/^\d/.test(word)) return Number(word)
    if (word.startsWith('@') || word.startsWith('[')) return reference(word, scope)
    if (word === 'true' || word === 'false') return word === 'true'
    expect('(')
    const operands: FormattingValue[] = []
    while (words[at] !== ')') {
      operands.push(choice())
      if (words[at] === ',') at += 1
    }
    at += 1
    return applied(word, operands)
  }
  const value = choice()
  if (at < words.length) throw new Unreadable(text)
  return value
}

function reference(word: string, { field, now, me }: FormattingScope): FormattingValue {
  if (word === '@now') return now.toISOString()
  if (word === '@me') return me
  const [name = '', part] = word.replace(/^\[\$|\]$/g, '').split('.')
  const value = name.startsWith('@') ? (name === '@currentField' ? field(null) : '') : field(name)
  if (part === undefined) return value
  return typeof value === 'object' && value !== null ? ((value[part] as FormattingValue | undefined) ?? '') : ''
}

function applied(
  operator: string,
  [first = null, second = null, third = null, ...rest]: readonly FormattingValue[],
): FormattingValue {
  const [left, right] = [plain(first), plain(second)]
  switch (operator) {
    case 'if':
      return truth(first) ? second : third
    case '==':
      return left === right
    case '!=':
      return left !== right
    case '<':
      return left < right
    case '>':
      return left > right
    case '<=':
      return left <= right
    case '>=':
      return left >= right
    case '&&':
      return truth(first) && truth(second)
    case '||':
      return truth(first) || truth(second)
    case '+':
      return [first, second, third, ...rest]
        .filter((one) => one !== null)
        .reduce<string | number>(
          (sum, one) => (typeof sum === 'number' && typeof one === 'number' ? sum + one : `${sum}${textOf(one)}`),
          typeof first === 'number' ? 0 : '',
        )
    case '-':
      return Number(left) - Number(right)
    case '*':
      return Number(left) * Number(right)
    case '/':
      return Number(left) / Number(right)
    case '%':
      return Number(left) % Number(right)
    case 'indexOf':
      return textOf(first).indexOf(textOf(second))
    case 'length':
      return textOf(first).length
    case 'toString':
    case 'toString()':
      return textOf(first)
    case 'Number':
    case 'Number()':
      return Number(left)
    case 'substring':
      return textOf(first).substring(Number(right), Number(plain(third)))
    case 'replaceAll':
      return textOf(first).replaceAll(textOf(second), textOf(third))
    case 'toLocaleDateString':
    case 'toLocaleDateString()':
      return new Date(textOf(first)).toLocaleDateString('ja-JP', { timeZone: 'Asia/Tokyo' })
    default:
      throw new Unreadable(operator)
  }
}

const truth = (value: FormattingValue) => value !== null && value !== '' && value !== false && value !== 0
const plain = (value: FormattingValue): string | number | boolean =>
  value === null ? '' : typeof value === 'object' ? textOf(value) : value
