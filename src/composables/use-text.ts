import { useI18n } from 'vue-i18n'
import type { Label } from '#domain/label.ts'
import { type ProblemCode, problems } from '#domain/problem.ts'

/** `text(label)` gives a domain label in the language on screen; `t(key)` a message of the interface. */
export function useText() {
  const { t, locale } = useI18n()
  const isChinese = () => locale.value.startsWith('zh')
  const text = (label: Label | null | undefined): string => (label ? (isChinese() ? label.zh : label.en) : '')
  /** `电话：138…` · `Phone: 138…`; one of both alone where the other says nothing. */
  const pair = (name: string | undefined, value: string | undefined): string =>
    [name, value].filter(Boolean).join(isChinese() ? '：' : ': ')
  /** `甲、乙` · `A, B` */
  const listed = (words: readonly string[]): string => words.join(isChinese() ? '、' : ', ')
  /** What went wrong and what to do about it. */
  const explained = (code: ProblemCode): string => {
    const { title, advice } = problems[code]
    return [text(title), text(advice)].join(isChinese() ? '。' : '. ')
  }
  return { t, text, pair, listed, explained, locale }
}
