import { tokenize } from './expression-tokens.ts'

/** Values a condition may name: facts of the house and the item's own measures. */
export type Variables = Readonly<Record<string, unknown>>

/** A parsed condition: whether it holds for some values. */
export type Condition = (variables: Variables) => boolean

type Operand = (variables: Variables) => unknown

const numbers = (compare: (a: number, b: number) => boolean) => (a: unknown, b: unknown) =>
  typeof a === 'number' && typeof b === 'number' && compare(a, b)

// A missing value makes the comparison false, `!=` included: nothing is concluded from what nobody entered.
const comparisons: Readonly<Record<string, (a: unknown, b: unknown) => boolean>> = {
  '==': (a, b) => a != null && a === b,
  '!=': (a, b) => a != null && b != null && a !== b,
  '>': numbers((a, b) => a > b),
  '>=': numbers((a, b) => a >= b),
  '<': numbers((a, b) => a < b),
  '<=': numbers((a, b) => a <= b),
}

/**
 * Parses a condition of the checklist: `&& || and or`, `== != > >= < <=`, `x in ['a', 'b']`, brackets,
 * numbers, quoted strings, `true`, `false`, names. `&&` binds tighter than `||`. A name on its own holds when
 * it is true. Comparing different types, or a missing value, is false. Throws SyntaxError when malformed, which
 * is a bug in the checklist. Own design: checklists are data, so nothing in them may run as code.
 */
export function condition(text: string): Condition {
  const tokens = tokenize(text)
  let next = 0

  const fail = (): never => {
    throw new SyntaxError(`Condition "${text}" is malformed near "${tokens[next]?.text ?? 'its end'}"`)
  }
  const accept = (sign: string): boolean => {
    const token = tokens[next]
    if (token?.kind !== 'sign' || token.text !== sign) return false
    next += 1
    return true
  }
  const expect = (sign: string) => {
    if (!accept(sign)) fail()
  }

  function operand(): Operand {
    const token = tokens[next] ?? fail()
    if (token.kind === 'sign') fail()
    next += 1
    if (token.kind === 'literal') return () => token.value
    return (variables) => (Object.hasOwn(variables, token.text) ? variables[token.text] : undefined)
  }

  function list(): unknown[] {
    expect('[')
    const values: unknown[] = []
    do {
      const token = tokens[next]
      if (token?.kind !== 'literal') return fail()
      values.push(token.value)
      next += 1
    } while (accept(','))
    expect(']')
    return values
  }

  function comparison(): Condition {
    if (accept('(')) {
      const inner = either()
      expect(')')
      return inner
    }
    const left = operand()
    if (accept('in')) {
      const values = list()
      return (variables) => values.includes(left(variables))
    }
    for (const [sign, compare] of Object.entries(comparisons)) {
      if (accept(sign)) {
        const right = operand()
        return (variables) => compare(left(variables), right(variables))
      }
    }
    return (variables) => left(variables) === true
  }

  function both(): Condition {
    let all = comparison()
    while (accept('&&')) {
      const before = all
      const after = comparison()
      all = (variables) => before(variables) && after(variables)
    }
    return all
  }

  function either(): Condition {
    let any = both()
    while (accept('||')) {
      const before = any
      const after = both()
      any = (variables) => before(variables) || after(variables)
    }
    return any
  }

  const whole = either()
  if (next < tokens.length) fail()
  return whole
}
