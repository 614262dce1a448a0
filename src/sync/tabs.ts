import { isJsonObject } from '#domain/json.ts'
import type { ProblemCode } from '#domain/problem.ts'
import type { SyncStatus } from './device.ts'
import type { OtherTabs } from './device-world.ts'

/** What tabs tell each other. A lost one is made up for: each write looks whether memory is behind the disk. */
export type TabMessage =
  | { readonly kind: 'changed'; readonly version: number }
  | { readonly kind: 'line'; readonly phase: SyncStatus['phase']; readonly problem: ProblemCode | null }

export interface Tabs {
  tell(message: TabMessage): void
  stop(): void
}

export function joinTabs(otherTabs: OtherTabs | undefined, hear: (message: TabMessage) => void): Tabs {
  const stop = otherTabs?.listen((message) => {
    if (isTabMessage(message)) hear(message)
  })
  let stopped = false
  return {
    tell(message) {
      if (!stopped) otherTabs?.post(message)
    },
    stop() {
      stopped = true
      stop?.()
    },
  }
}

/** A tab that still runs another version of the app may say something else. */
const isTabMessage = (message: unknown): message is TabMessage =>
  isJsonObject(message) &&
  ((message.kind === 'changed' && typeof message.version === 'number') ||
    (message.kind === 'line' && typeof message.phase === 'string'))
