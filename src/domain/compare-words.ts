/** Chinese words in the order of their sound, numbers in them by size: 2 栋 before 10 栋. One collator, for making one is dear. */
export const { compare: compareWords } = new Intl.Collator('zh', { numeric: true })
