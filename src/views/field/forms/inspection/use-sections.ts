import { computed, nextTick } from 'vue'
import type { Answer } from '#domain/fields/answers.ts'
import { checklistItem, checklistSections } from '#domain/records/house-inspection/checklist.ts'
import { answerPapers, papersTogether } from '#domain/records/house-inspection/papers-at-once.ts'
import { quickPass } from '#domain/records/house-inspection/quick-pass.ts'
import { whenThere } from '../parts/when-there.ts'
import { sameAsLast } from './last-answers.ts'
import type { InspectionState } from './use-inspection.ts'

/** The last screen, after all sections. */
export const signing = 'sign'

const pauseMs = 250

/** The way through an inspection: one section per screen, from item to item, with one tap for a section without findings. */
export function useSections({ form, items, answers, facts, findings, grading, last }: InspectionState) {
  const isAnswered = (id: string) => Boolean(answers.value[id]?.value)
  const isFinding = (id: string) => !['-', 'U', 'W'].includes(findings.value.get(id)?.effect ?? '-')
  const lastAnswers = last?.body.answers ?? {}

  const sections = computed(() =>
    checklistSections.flatMap((section) => {
      const own = items.value.filter((item) => item.section === section.id)
      if (!own.length) return []
      const answered = own.filter(({ id }) => isAnswered(id)).length
      const found = own.filter(({ id }) => isFinding(id)).length
      return [{ ...section, title: section, items: own, answered, of: own.length, findings: found }]
    }),
  )
  const first = computed(() => sections.value[0]?.id ?? signing)
  const step = computed(() => {
    const place = form.place.value ?? first.value
    return place === signing || sections.value.some(({ id }) => id === place) ? place : first.value
  })
  const section = computed(() => sections.value.find(({ id }) => id === step.value) ?? null)
  const unanswered = computed(() => section.value?.items.find(({ id }) => !isAnswered(id)) ?? null)
  const following = computed(
    () => sections.value[sections.value.findIndex(({ id }) => id === step.value) + 1] ?? null,
  )

  async function go(to: string): Promise<void> {
    form.goTo(to)
    await nextTick()
    scrollTo({ top: 0 })
    // The screen was replaced under the finger: whoever does not see it hears where they are now.
    document.querySelector<HTMLElement>('[data-section]')?.focus({ preventScroll: true })
  }

  /** Brings an item on screen, wherever it is. */
  async function show(id: string): Promise<void> {
    const its = checklistItem.get(id)?.section
    if (its && its !== step.value) form.goTo(its)
    await nextTick()
    const card = await whenThere(`[data-item="${id}"]`)
    card?.scrollIntoView({ block: 'start' })
    card?.focus({ preventScroll: true })
  }

  const onward = () => go(following.value?.id ?? signing)
  const next = () => (unanswered.value ? show(unanswered.value.id) : onward())

  /** 本节未发现 */
  function pass(): void {
    if (!section.value) return
    form.set('answers', quickPass(section.value.id, facts.value, answers.value))
    void onward()
  }

  const canRepeat = computed(
    () =>
      section.value?.items.some(
        ({ id, dimension }) => dimension !== 'emergency' && !isAnswered(id) && lastAnswers[id]?.value,
      ) ?? false,
  )

  /** What may be said of all papers together, on their own section. */
  const together = computed(() =>
    section.value?.items[0]?.dimension === 'legality' ? papersTogether(facts.value, answers.value) : [],
  )

  function answerTogether(value: string): void {
    form.set('answers', answerPapers(value, facts.value, answers.value))
    void next()
  }

  /** 与上次相同 */
  function repeat(): void {
    if (!section.value) return
    form.set('answers', sameAsLast(section.value.id, facts.value, answers.value, lastAnswers))
    void next()
  }

  /** Danger signs and papers have no quick pass: after their last harmless answer the next section comes by itself. */
  function onwardByItself(before: Answer | undefined): void {
    const here = section.value
    if (
      !here ||
      here.quickPass ||
      before?.value ||
      unanswered.value ||
      here.findings ||
      grading.value.emergency
    )
      return
    setTimeout(() => {
      if (step.value === here.id) void onward()
    }, pauseMs)
  }

  return {
    sections,
    first,
    step,
    section,
    unanswered,
    following,
    go,
    show,
    next,
    pass,
    together,
    answerTogether,
    canRepeat,
    repeat,
    onwardByItself,
  }
}
