import { createI18n } from 'vue-i18n'
import { describe, expect, test } from 'vitest'
import { sayable } from '#i18n/sayable.ts'

const { t } = createI18n({
  legacy: false,
  locale: 'zh-CN',
  messages: {
    'zh-CN': sayable({
      plain: '今日',
      home: { count: '{n} 户，其中 {late} 户逾期', same: '{name}和{name}', braces: '{n}{unit}' },
    }),
  },
}).global

describe('a message', () => {
  test('is said with what stands for its names, wherever they stand and however often', () => {
    expect(t('plain')).toBe('今日')
    expect(t('home.count', { n: 0, late: 12 })).toBe('0 户，其中 12 户逾期')
    expect(t('home.same', { name: '王桂兰' })).toBe('王桂兰和王桂兰')
    expect(t('home.braces', { n: 3, unit: '户' })).toBe('3户')
  })

  test('leaves out what nobody gave, and takes braces in a name for words', () => {
    expect(t('home.count', { n: 1 })).toBe('1 户，其中  户逾期')
    expect(t('home.same', { name: '{n}' })).toBe('{n}和{n}')
  })
})
