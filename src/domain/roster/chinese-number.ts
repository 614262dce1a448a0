const digits = '零一二三四五六七八九'

function small(text: string): string {
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text]
  const digit = (one: string | undefined, empty: number) => (one ? digits.indexOf(one) : empty)
  return String((text.includes('十') ? digit(tens, 1) * 10 : 0) + digit(ones, 0))
}

/** `三号楼` → `3号楼`, `十二栋` → `12栋`; numbers up to 99, other signs stay. */
export const arabicDigits = (text: string): string =>
  text
    .replace(/两/g, '二')
    .replace(/[一二三四五六七八九]?十[一二三四五六七八九]?|[零一二三四五六七八九]/g, small)
