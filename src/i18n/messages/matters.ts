export const matters = {
  zh: {
    title: '事项',
    which: '哪些事项',
    open: '没办完',
    mine: '我报的',
    done: '已办完',
    none: '这里没有事项。',
  },
  en: {
    title: 'Matters',
    which: 'Which matters',
    open: 'Open',
    mine: 'Mine',
    done: 'Done',
    none: 'No matters here.',
  },
}
