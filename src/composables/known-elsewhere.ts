import { inject, type InjectionKey, provide } from 'vue'

/** A record that this device does not hold, as a picker shows it. */
export interface NamedRecord {
  readonly id: string
  readonly type: string
  readonly title: string
}

/** What a screen knows beside the records on this device: the desk holds no grid and asks the server. */
export interface KnownElsewhere {
  readonly records: () => readonly NamedRecord[]
  readonly people: () => readonly { readonly id: string; readonly name: string }[]
}

const key: InjectionKey<KnownElsewhere> = Symbol('known elsewhere')

/** In a screen: lets the pickers below it offer these, too. */
export const provideKnownElsewhere = (known: KnownElsewhere): void => provide(key, known)

/** In a picker; null where no screen above knows more than this device. */
export const useKnownElsewhere = (): KnownElsewhere | null => inject(key, null)
