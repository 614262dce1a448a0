import type { DueItem } from '#domain/schedule/due-item.ts'
import { useText } from './use-text.ts'

type Tone = 'plain' | 'green' | 'yellow' | 'orange' | 'red'

export interface DueChip {
  readonly tone: Tone
  readonly words: string
}

const byUrgency = { overdue: 'red', today: 'orange', soon: 'yellow', week: 'plain' } as const

/** How a due line's chip and its second line read. */
export function useDueWords() {
  const { t, text } = useText()

  function chip({ kind, urgency, days }: DueItem): DueChip {
    if (kind === 'returned') return { tone: 'orange', words: t('today.toCorrect') }
    if (kind === 'review') return { tone: 'orange', words: t('today.toDecide') }
    if (kind === 'notice') return { tone: 'plain', words: t('today.toRead') }
    if (kind === 'homes' || kind === 'professional') return { tone: 'plain', words: t('today.onTheWay') }
    const tone = byUrgency[urgency]
    if (urgency === 'overdue') {
      return { tone, words: days === 0 ? t('today.lateToday') : t('today.late', { n: -(days ?? 0) }) }
    }
    if (urgency === 'soon') {
      return { tone, words: days === 1 ? t('today.tomorrow') : t('today.within', { n: days ?? 0 }) }
    }
    return { tone, words: t(urgency === 'today' ? 'today.today' : 'today.week') }
  }

  /** `302 室` for a number, the words themselves for any other door. */
  const door = (words: string): string => (/^\d+$/.test(words) ? t('today.room', { room: words }) : words)

  function why({ kind, place, why: rule }: DueItem): string {
    const words = text(rule)
    // A house is named by its address, which need not be said twice.
    const known = kind === 'house' || kind === 'case' || !place.door || words.includes(place.door)
    if (known) return words
    const unit = place.unit ? t('today.unit', { unit: place.unit }) : ''
    return [[unit, door(place.door!)].filter(Boolean).join(' '), words].filter(Boolean).join(' · ')
  }

  return { chip, why, door }
}
