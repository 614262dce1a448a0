import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { parse } from 'vue/compiler-sfc'

export interface SourceFile {
  readonly path: string
  readonly text: string
}

/** The sources under a folder, with forward slashes. */
export const sourcesIn = (folder: string): readonly SourceFile[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|vue)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }))

/** What is said in a template itself: its text, and attributes that are read aloud or shown. */
export function bareWords({ path, text }: SourceFile): readonly string[] {
  const template = parse(text, { filename: path }).descriptor.template?.ast
  const found: string[] = []
  const spoken = new Set(['aria-label', 'aria-description', 'title', 'placeholder', 'alt', 'label'])
  interface Node {
    readonly type: number
    readonly content?: unknown
    readonly children?: readonly Node[]
    readonly props?: readonly { type: number; name: string; value?: { content: string } }[]
  }
  const words = (said: string) => /\p{Script=Han}|\p{L}{2,}/u.test(said)
  function walk(node: Node): void {
    // 2 is a text, 6 a plain attribute of the compiler's tree.
    if (node.type === 2 && typeof node.content === 'string' && words(node.content))
      found.push(node.content.trim())
    for (const { type, name, value } of node.props ?? [])
      if (type === 6 && spoken.has(name) && value && words(value.content)) found.push(value.content)
    for (const child of node.children ?? []) walk(child)
  }
  if (template) walk(template as unknown as Node)
  return found
}

const scriptOf = ({ path, text }: SourceFile): string => {
  if (!path.endsWith('.vue')) return text
  const { script, scriptSetup } = parse(text, { filename: path }).descriptor
  return `${script?.content ?? ''}\n${scriptSetup?.content ?? ''}`
}

function literalsOf(code: string, each: (node: ts.Node) => void): void {
  const walk = (node: ts.Node): void => {
    each(node)
    ts.forEachChild(node, walk)
  }
  walk(ts.createSourceFile('one.ts', code, ts.ScriptTarget.Latest, true))
}

const isOfLabel = (node: ts.Node) =>
  ts.isCallExpression(node.parent) && node.parent.expression.getText() === 'label'

/** Chinese in a script outside a `label(…)`. */
export function chineseIn(file: SourceFile): readonly string[] {
  const found: string[] = []
  literalsOf(scriptOf(file), (node) => {
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)
    if (isText && !isOfLabel(node) && /\p{Script=Han}/u.test(node.getText())) found.push(node.getText())
  })
  return found
}

/** The two texts of each `label('…', '…')`, also of those that only a function makes. */
export function labelsIn(file: SourceFile): readonly (readonly [zh: string, en: string])[] {
  const found: (readonly [string, string])[] = []
  const said = (node: ts.Node | undefined) =>
    node && (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node))
      ? node.getText().slice(1, -1)
      : null
  literalsOf(scriptOf(file), (node) => {
    if (!ts.isCallExpression(node) || node.expression.getText() !== 'label') return
    const [zh, en] = [said(node.arguments[0]), said(node.arguments[1])]
    if (zh !== null && en !== null) found.push([zh, en])
  })
  return found
}

/** What is asked of `t(…)` in a file: keys as they stand, and keys with a blank in them as a pattern. */
export function askedKeys({ path, text }: SourceFile): {
  keys: readonly string[]
  patterns: readonly string[]
} {
  const code = path.endsWith('.vue') ? text.replace(/<style[\s\S]*<\/style>/, '') : text
  const calls = [...code.matchAll(/(?<![\w.$])t\(/g)].map(({ index }) => argumentAt(code, index + 2))
  const quoted = calls.flatMap((call) =>
    [...call.matchAll(/'([a-z]\w*(?:\.\w+)+)'/gi)].map(([, key]) => key!),
  )
  const blanks = [...code.matchAll(/`([a-z]\w*\.[^`\s]*\$\{[^`]*)`/gi)].map(([, key]) => key!)
  return { keys: quoted, patterns: blanks }
}

/** The first argument of a call whose bracket opens just before. */
function argumentAt(code: string, start: number): string {
  let depth = 0
  for (let at = start; at < code.length; at++) {
    if ('([{'.includes(code[at]!)) depth++
    else if (')]}'.includes(code[at]!)) depth--
    if (depth < 0 || (depth === 0 && code[at] === ',')) return code.slice(start, at)
  }
  return ''
}
