import type { Label } from '#domain/label.ts'
import type { VisitMode } from './visit-mode.ts'

/** What an answer means: `E` emergency, `U1` urgent, `U2` follow up, `W` note, `-` nothing. */
export type VisitEffect = '-' | 'W' | 'U2' | 'U1' | 'E'

export type VisitValue = 'normal' | 'attention' | 'abnormal' | 'emergency' | 'not_checked'

export type VisitGroup =
  'health' | 'mental' | 'safety' | 'hygiene' | 'environment' | 'family' | 'economy' | 'needs'

export interface VisitOption extends Label {
  readonly value: VisitValue
  readonly effect: VisitEffect
}

export interface VisitItem extends Label {
  readonly id: string
  readonly group: VisitGroup
  readonly hintZh: string
  /** The first one is normal. */
  readonly options: readonly VisitOption[]
  readonly modes: readonly VisitMode[]
  /** Must have been on screen before the rest may be set to normal. */
  readonly key: boolean
}

type More = Partial<Pick<VisitItem, 'modes' | 'key' | 'hintZh'>>

const everyTalk: readonly VisitMode[] = ['in_person', 'phone', 'video']

/** One item: normal, needs attention, abnormal with its effect, emergency where there is one, not checked. */
export const visitItem = (
  id: string,
  group: VisitGroup,
  title: Label,
  attention: Label,
  [abnormal, effect]: readonly [Label, VisitEffect],
  emergency: Label | null,
  more: More = {},
): VisitItem => ({
  id,
  group,
  ...title,
  hintZh: '',
  modes: everyTalk,
  key: false,
  ...more,
  options: [
    { value: 'normal', zh: '正常', en: 'Normal', effect: '-' },
    { value: 'attention', ...attention, effect: 'W' },
    { value: 'abnormal', ...abnormal, effect },
    ...(emergency ? [{ value: 'emergency' as const, ...emergency, effect: 'E' as const }] : []),
    { value: 'not_checked', zh: '没看到', en: 'Not checked', effect: '-' },
  ],
})
