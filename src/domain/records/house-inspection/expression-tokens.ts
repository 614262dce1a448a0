const tokenPattern =
  /\s*(?:(\d+(?:\.\d+)?)|'([^']*)'|"([^"]*)"|([A-Za-z_]\w*)|(&&|\|\||==|!=|>=|<=|[><()[\],]))/y

export interface Token {
  readonly kind: 'literal' | 'name' | 'sign'
  readonly text: string
  readonly value?: unknown
}

/** The tokens of a condition. Throws SyntaxError at a character the grammar does not know. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  const end = text.trimEnd().length
  tokenPattern.lastIndex = 0
  while (tokenPattern.lastIndex < end) {
    const at = tokenPattern.lastIndex
    const match = tokenPattern.exec(text)
    if (!match) throw new SyntaxError(`Condition "${text}" is malformed at ${at}`)
    const [, number, single, double, name, sign] = match
    const string = single ?? double
    if (number !== undefined) tokens.push({ kind: 'literal', text: number, value: Number(number) })
    else if (string !== undefined) tokens.push({ kind: 'literal', text: string, value: string })
    else if (name === 'and') tokens.push({ kind: 'sign', text: '&&' })
    else if (name === 'or') tokens.push({ kind: 'sign', text: '||' })
    else if (name === 'in') tokens.push({ kind: 'sign', text: 'in' })
    else if (name === 'true' || name === 'false') {
      tokens.push({ kind: 'literal', text: name, value: name === 'true' })
    } else if (name !== undefined) tokens.push({ kind: 'name', text: name })
    else tokens.push({ kind: 'sign', text: sign ?? '' })
  }
  return tokens
}
