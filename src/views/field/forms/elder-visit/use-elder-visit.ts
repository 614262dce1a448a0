import { computed } from 'vue'
import { localDate, minutesOfDay } from '#domain/local-date.ts'
import type { Body } from '#domain/records/body.ts'
import { isGone } from '#domain/records/elder/gone.ts'
import { itemsOf, keyItemsOf, quickNormal } from '#domain/records/elder-visit/quick-normal.ts'
import { openNoAnswer } from '#domain/records/elder-visit/open-no-answer.ts'
import { openNotes } from '#domain/records/elder-visit/open-notes.ts'
import { sameAsLast } from '#domain/records/elder-visit/same-as-last.ts'
import { elderVisitResult } from '#domain/records/elder-visit/visit-result.ts'
import { elderStandingOf } from '#domain/schedule/standing-of.ts'
import { useDates } from '#composables/use-dates.ts'
import { useDevice } from '#composables/use-device.ts'
import { useRecordForm } from '#composables/use-record-form.ts'
import { useRecord } from '#composables/use-records.ts'
import { useText } from '#composables/use-text.ts'
import { timeIssues } from '../back-dating.ts'
import { type ElderVisitExtra, noExtra } from './elder-visit-extra.ts'
import { ladderIssues } from './ladder-issues.ts'
import { lastAnswered } from './last-visit.ts'
import { toldRows } from './told-rows.ts'
import { followingIntents } from './what-follows.ts'

type ElderVisit = Body<'elderVisit'>

/** The ways on screen: an attempt is a way, too. */
export type ShownWay = 'in_person' | 'phone' | 'video' | 'none'

/** One elder visit being filled: its form, the items of its way, and the result that follows, always live. */
export function useElderVisit(elder: string, record: string | null) {
  const device = useDevice()
  const { records } = device
  const { t, text } = useText()
  const { clock } = useDates()

  const elderRecord = useRecord('elder', elder)
  const before = record === null ? null : (records.get('elderVisit', record)?.body ?? null)
  const visits = records.referring('elderVisit', 'elder', elder).filter(({ id }) => id !== record)
  const last = lastAnswered(records, elder, record ?? '')
  const notes = openNotes(visits)
  const unanswered = record === null ? openNoAnswer(visits) : null
  const now = device.now()
  const standing =
    elderRecord.value &&
    elderStandingOf(records, elderRecord.value, { today: localDate(now), minutes: minutesOfDay(now) })

  /** The times of an emergency stand beside the answer that made it one. */
  function withStamps(body: ElderVisit, { stamps }: ElderVisitExtra): Partial<ElderVisit> {
    const told = toldRows(stamps, t)
    const inOrder = Object.entries(stamps).sort(([, a], [, b]) => a - b)
    const [item, answer] =
      Object.entries(body.answers ?? {}).find(([, one]) => one.value === 'emergency') ?? []
    const toldPart = told.length > 0 ? { told } : {}
    if (!item || !inOrder.length) return toldPart
    const line = inOrder
      .map(([code, at]) => `${clock(at)} ${t(`forms.danger.did.${code}`)}`)
      .join(t('forms.and'))
    return {
      ...toldPart,
      answers: {
        ...body.answers,
        [item]: { ...answer, note: [answer?.note, line].filter(Boolean).join(';') },
      },
    }
  }

  const form = useRecordForm<'elderVisit', ElderVisitExtra>({
    type: 'elderVisit',
    record,
    about: elder,
    route: { name: 'elder-visit-form', params: { elder }, query: record ? { record } : {} },
    start: () => ({
      elder,
      mode: elderRecord.value?.body.consent === 'phone_only' ? 'phone' : 'in_person',
      contact: 'met',
      startedAt: now,
      workers: [device.user.id],
      ...(standing?.due && { plannedDue: standing.due.nextDue }),
      ...(unanswered && { followsAttempt: unanswered.last.id }),
    }),
    extra: noExtra,
    scope: () => elderRecord.value?.scope ?? '',
    finish: (body, extra) => ({
      ...body,
      endedAt: body.endedAt ?? device.now(),
      ...withStamps(body, extra),
    }),
    check: (body) => ({
      ...(record === null && timeIssues(body, device.now())),
      ...ladderIssues(body),
    }),
    also: (id, body, { informed }) =>
      elderRecord.value
        ? followingIntents(elderRecord.value, id, body, before, {
            records,
            user: device.user.id,
            now: device.now(),
            standing: standing ?? null,
            informed,
            newId: () => device.newId(),
            text,
            t,
          })
        : [],
  })

  const mode = computed(() => form.body.value.mode ?? 'in_person')
  const met = computed(() => form.body.value.contact === 'met')
  const way = computed<ShownWay>({
    get: () =>
      !met.value ? 'none' : mode.value === 'phone' || mode.value === 'video' ? mode.value : 'in_person',
    set: (next) => form.setAll(next === 'none' ? { contact: 'not_home' } : { contact: 'met', mode: next }),
  })
  const answers = computed(() => form.body.value.answers ?? {})
  const keyItems = computed(() => keyItemsOf(mode.value))
  const otherItems = computed(() => itemsOf(mode.value).filter(({ key }) => !key))
  const seen = computed(
    () =>
      keyItems.value.filter(({ id }) => form.extra.value.seen.includes(id) || answers.value[id]?.value)
        .length,
  )

  function markSeen(id: string): void {
    const { seen: before } = form.extra.value
    if (!before.includes(id)) form.setExtra({ seen: [...before, id] })
  }

  /** 其余全部正常 */
  function restNormal(): void {
    form.setAll({ answers: quickNormal(mode.value, answers.value), quickNormal: true })
  }

  /** 与上次相同 */
  function likeLast(): void {
    if (last) form.setAll({ answers: sameAsLast(mode.value, answers.value, last.body.answers ?? {}) })
  }

  function stamp(code: string): void {
    const { stamps } = form.extra.value
    if (!stamps[code]) form.setExtra({ stamps: { ...stamps, [code]: device.now() } })
  }

  const result = computed(() =>
    elderVisitResult(answers.value, met.value, form.body.value.contact === 'refused'),
  )
  /** Somebody who has died or moved away gets no new visit; one that was begun before may be finished. */
  const gone = computed(() => form.isNew && !form.restored.value && isGone(elderRecord.value?.body.status))

  return {
    form,
    elderRecord,
    standing,
    before,
    last,
    notes,
    unanswered,
    mode,
    met,
    way,
    answers,
    keyItems,
    otherItems,
    seen,
    result,
    gone,
    markSeen,
    restNormal,
    likeLast,
    stamp,
  }
}

export type ElderVisitState = ReturnType<typeof useElderVisit>
