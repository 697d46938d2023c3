import type { ServedCall } from '../../emulator/phone/call'
import { SCENES, type Scene } from './scenes'

/** Ticks the steps of a scene by what the server was asked and has answered. */
export class SceneWatcher {
  /** Which scene is watched, the first one is 1; 0: none. */
  number = 0
  private done = new Set<number>()

  /** Begins to watch the scene with this number, with no step done; without one none. */
  begin(number: number): Scene | undefined {
    this.done = new Set()
    this.number = SCENES[number - 1] ? number : 0
    return this.scene
  }

  /** The numbers of the steps that are done, the first one is 0. */
  get ticks(): readonly number[] {
    return [...this.done].sort((a, b) => a - b)
  }

  private get scene(): Scene | undefined {
    return SCENES[this.number - 1]
  }

  /** Hears of a call. One call is one step at most: the first one that it fits. */
  hear({ openid, event, reply }: ServedCall): void {
    const { action, input } = JSON.parse(event)
    const { ok, data } = JSON.parse(reply)
    if (!ok) return
    const steps = this.scene?.steps ?? []
    const at = steps.findIndex(
      (step, number) =>
        !this.done.has(number) && step.openid === openid && step.action === action && step.matches(data as never, input as never),
    )
    if (at >= 0) this.done.add(at)
  }
}
