import { describe, expect, test } from 'vitest'
import { saveSignal } from '#composables/save-signal.ts'
import { pickVoice, type Voice } from '#composables/use-speech.ts'

describe('what the hand is told', () => {
  test.each([
    ['nothing when the notebook has just been opened', null, { unsent: 3 }, null],
    ['saved, with every record more', { unsent: 0 }, { unsent: 1 }, 'saved'],
    ['saved, also when others wait already', { unsent: 4 }, { unsent: 6 }, 'saved'],
    ['nothing while only some have arrived', { unsent: 4 }, { unsent: 2 }, null],
    ['delivered, when the last has', { unsent: 2 }, { unsent: 0 }, 'delivered'],
    ['nothing when nothing has changed', { unsent: 0 }, { unsent: 0 }, null],
    ['nothing when the notebook was closed', { unsent: 2 }, null, null],
  ] as const)('%s', (_words, before, now, signal) => {
    expect(saveSignal(before, now)).toBe(signal)
  })
})

describe('a voice for reading aloud', () => {
  const voice = (lang: string, localService = true, isDefault = false): Voice => ({
    lang,
    localService,
    default: isDefault,
  })
  test('is Mandarin, however the phone writes it', () => {
    for (const lang of ['zh-CN', 'zh_CN', 'cmn', 'cmn-Hans-CN', 'zh']) {
      expect(pickVoice([voice('en-US'), voice(lang)], 'zh-CN')?.lang).toBe(lang)
    }
  })
  test('is never Cantonese or another language', () => {
    expect(pickVoice([voice('zh-HK'), voice('yue'), voice('ja-JP'), voice('en-US')], 'zh-CN')).toBeNull()
  })
  test('is never one that sends what it reads over the network', () => {
    expect(pickVoice([voice('zh-CN', false)], 'zh-CN')).toBeNull()
  })
  test('is the phone’s own choice where there are several', () => {
    const chosen = voice('zh-CN', true, true)
    expect(pickVoice([voice('zh-CN'), chosen], 'zh-CN')).toBe(chosen)
  })
  test('speaks any English where the screen is English', () => {
    expect(pickVoice([voice('en-GB')], 'en-US')?.lang).toBe('en-GB')
  })
})
