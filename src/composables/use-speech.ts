import { computed, type ComputedRef, onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import { useI18n } from 'vue-i18n'

/** What `pickVoice` needs to know of a voice. */
export interface Voice {
  readonly lang: string
  readonly localService: boolean
  readonly default?: boolean
}

/**
 * A voice of this phone for the language; null when there is none. A voice that speaks over the network would
 * hand people's names to its maker, and falls silent in a basement: it is not taken.
 */
export function pickVoice<V extends Voice>(voices: readonly V[], language: string): V | null {
  const wanted = language.toLowerCase().replace('_', '-')
  const said = (voice: V) => voice.lang.toLowerCase().replace('_', '-')
  const here = voices.filter(({ localService }) => localService)
  const exact = here.filter((voice) => said(voice) === wanted)
  // Cantonese calls itself zh-HK; whoever set Mandarin would not follow it.
  const near = wanted.startsWith('zh')
    ? here.filter((voice) => ['zh', 'cmn', 'zh-hans', 'zh-hans-cn', 'cmn-hans-cn'].includes(said(voice)))
    : here.filter((voice) => said(voice).split('-')[0] === wanted.split('-')[0])
  const all = [...exact, ...near]
  return all.find((voice) => voice.default) ?? all[0] ?? null
}

export interface Speech {
  /** A voice of this phone speaks the language on screen. */
  readonly canSpeak: ComputedRef<boolean>
  readonly speaking: Readonly<ShallowRef<boolean>>
  /** Says one line after the other; what was being said is broken off. */
  say: (lines: readonly string[]) => void
  stop: () => void
}

/** The phone's own voice, for whoever would rather hear than read. */
export function useSpeech(): Speech {
  const speech = 'speechSynthesis' in globalThis ? speechSynthesis : null
  const { locale } = useI18n()
  const voices = shallowRef<readonly SpeechSynthesisVoice[]>(speech?.getVoices() ?? [])
  const speaking = shallowRef(false)
  const voice = computed(() => pickVoice(voices.value, locale.value === 'en' ? 'en-US' : 'zh-CN'))
  // Most browsers learn what voices there are only after a while.
  const heard = () => {
    voices.value = speech?.getVoices() ?? []
  }
  speech?.addEventListener?.('voiceschanged', heard)
  let turn = 0

  function stop(): void {
    turn++
    speaking.value = false
    speech?.cancel()
  }

  function say(lines: readonly string[]): void {
    stop()
    if (!speech || !voice.value || !lines.length) return
    const mine = turn
    speaking.value = true
    for (const [i, line] of lines.entries()) {
      const one = new SpeechSynthesisUtterance(line)
      one.voice = voice.value
      one.lang = voice.value.lang
      const ended = () => {
        if (mine === turn && i === lines.length - 1) speaking.value = false
      }
      one.addEventListener('end', ended)
      one.addEventListener('error', ended)
      speech.speak(one)
    }
  }

  onScopeDispose(() => {
    speech?.removeEventListener?.('voiceschanged', heard)
    stop()
  })
  return { canSpeak: computed(() => voice.value !== null), speaking, say, stop }
}
