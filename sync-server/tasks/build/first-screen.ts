import type { Plugin } from 'vite'

/** What 今日 needs, in two files: a phone opens two as quickly as one, but sixty take it most of a second. */
export interface FirstScreen {
  plugin: Plugin
  /** The file a module belongs to; null for everything that later screens need. */
  groupOf: (id: string) => 'libraries' | 'first' | null
}

const firstView = /\/src\/views\/field\/today\/TodayView\.vue$/

/**
 * Modules that the program or its first screen imports, whole chains of imports included. Libraries are apart: they
 * stay the same from one version of the app to the next, so a phone does not fetch them again.
 */
export function firstScreen(): FirstScreen {
  const modules = new Set<string>()

  const plugin: Plugin = {
    name: 'gridwalk:first-screen',
    apply: 'build',
    renderStart() {
      modules.clear()
      const waiting = [...this.getModuleIds()].filter(
        (id) => this.getModuleInfo(id)?.isEntry || firstView.test(id),
      )
      if (waiting.length < 2) this.error('There is no first screen at the place where this looks for it.')
      for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
        if (modules.has(id)) continue
        modules.add(id)
        waiting.push(...(this.getModuleInfo(id)?.importedIds ?? []))
      }
    },
  }

  return {
    plugin,
    groupOf: (id) => (!modules.has(id) ? null : /\/node_modules\/|^\0/.test(id) ? 'libraries' : 'first'),
  }
}
