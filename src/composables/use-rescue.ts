import { type Ref, ref, type ShallowRef, shallowRef } from 'vue'
import { Problem, type ProblemCode } from '#domain/problem.ts'
import type { RescueContents, RescueFile, RescueSlip } from '#sync/device.ts'
import { useDevice } from './use-device.ts'

export type { RescueSlip } from '#sync/device.ts'

interface Tried {
  readonly busy: Ref<boolean>
  readonly problem: Ref<ProblemCode | null>
}

/** One thing at a time; what goes wrong as expected is kept to be told. */
function useTry(): Tried & { attempt: (work: () => Promise<void>) => Promise<void> } {
  const busy = ref(false)
  const problem = ref<ProblemCode | null>(null)
  async function attempt(work: () => Promise<void>): Promise<void> {
    if (busy.value) return
    busy.value = true
    problem.value = null
    try {
      await work()
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      problem.value = error.code
    } finally {
      busy.value = false
    }
  }
  return { busy, problem, attempt }
}

export interface RescueMaking extends Tried {
  /** Null while it is not known yet. */
  readonly contents: Readonly<ShallowRef<RescueContents | null>>
  readonly isReady: Readonly<Ref<boolean>>
  readonly lastMadeAt: Readonly<Ref<number | null>>
  /** What was made just now, under a name that says nothing of anybody. */
  readonly made: Readonly<ShallowRef<(RescueFile & { readonly named: File }) | null>>
  make(): Promise<void>
  /** The words as plain text, for a phone that has never met a server that takes rescue files. */
  plain(): Promise<File>
}

/** Making a rescue file of what is unsent. */
export function useRescue(): RescueMaking {
  const device = useDevice()
  const { busy, problem, attempt } = useTry()
  const contents = shallowRef<RescueContents | null>(null)
  const made = shallowRef<(RescueFile & { named: File }) | null>(null)
  const isReady = ref(false)
  const lastMadeAt = ref<number | null>(null)

  const look = () =>
    attempt(async () => {
      isReady.value = (await device.rescue?.isReady()) ?? false
      lastMadeAt.value = (await device.rescue?.lastMadeAt()) ?? null
      contents.value = (await device.rescue?.contents()) ?? { records: 0, entries: 0, photos: 0, bytes: 0 }
    })
  void look()

  const fileName = () =>
    `wanggexing-${new Date(device.now()).toISOString().slice(0, 16).replaceAll(/[-:T]/g, '')}`
  const plain = async () =>
    new File([await device.exportUnsent()], `${fileName()}.json`, { type: 'application/json' })

  const make = () =>
    attempt(async () => {
      if (!device.rescue) throw new Problem('rescueNotReady')
      const file = await device.rescue.make()
      const named = new File([file.file], `${fileName()}.gwrescue`, { type: file.file.type })
      made.value = { ...file, named }
      contents.value = file
    })

  return { busy, problem, contents, isReady, lastMadeAt, made, make, plain }
}

export interface RescueDelivery extends Tried {
  /** 0 to 1. */
  readonly done: Readonly<Ref<number>>
  readonly slip: Readonly<ShallowRef<RescueSlip | null>>
  deliver(file: File): Promise<void>
}

/** Delivering a colleague's rescue file. */
export function useRescueDelivery(): RescueDelivery {
  const device = useDevice()
  const { busy, problem, attempt } = useTry()
  const done = ref(0)
  const slip = shallowRef<RescueSlip | null>(null)

  const deliver = (file: File) =>
    attempt(async () => {
      slip.value = null
      done.value = 0
      if (!device.rescue) throw new Problem('rescueNotReady')
      slip.value = await device.rescue.deliver(file, (part) => {
        done.value = part
      })
    })

  return { busy, problem, done, slip, deliver }
}
