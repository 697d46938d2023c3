import type { Element } from 'glass-easel'
import { startWaiting } from '../patience'
import type { Answers } from './answers'
import type { AppError } from './errors'
import { pickIn, typeInto } from './fields'
import { findControl, findTarget, type Target } from './find'
import type { OpenPage } from './pages'
import type { Runtime } from './runtime'
import type { SetDataEntry } from './setData'
import { tapNode } from './tap'
import { visibleText } from './tree'
import type { WxCall, WxOverrides } from './wx/index'

const POLL_MS = 10

/** A phone with the mini-program open. Every step waits until the app is idle, and fails when the app had an error. */
export class Phone {
  constructor(private readonly runtime: Runtime) {}

  /** The person's answers to questions that the app asks through WeChat. Change them before the tap. */
  get answers(): Answers {
    return this.runtime.answers
  }

  /** The page on top. */
  get page(): Pick<OpenPage, 'route' | 'query' | 'title'> {
    const { route, query, title } = this.top
    return { route, query, title }
  }

  /** Routes from the bottom of the stack to the top. */
  get stack(): string[] {
    return this.runtime.stack.stack.map(({ route }) => route)
  }

  /** The visible text: an open dialog first, then the page, one line for each block. */
  text(): string {
    return [...this.runtime.overlays.text(), visibleText(this.root)].join('\n')
  }

  /**
   * Taps an element by visible text, role or selector; a choice in an open dialog comes first.
   * @throws when nothing or more than one element matches
   */
  async tap(target: Target): Promise<void> {
    await this.step(() => {
      const { dialog } = this.runtime.overlays
      if (dialog && typeof target === 'string' && dialog.choices.includes(target)) return dialog.choose(target)
      const agreePrivacy = () => {
        this.runtime.privacy.agreed = true
      }
      tapNode(findTarget(this.root, target), { root: this.root, answers: this.answers, agreePrivacy })
    })
  }

  /** Types into the input or textarea with this label (or placeholder), replacing what is there. */
  async type(label: string, text: string): Promise<void> {
    await this.step(() => typeInto(findControl(this.root, label, ['input', 'textarea']), text))
  }

  /** Picks an option in the picker with this label; an array for several columns, `YYYY-MM-DD` for dates. */
  async pick(label: string, choice: string | string[]): Promise<void> {
    await this.step(() => pickIn(findControl(this.root, label, ['picker']), choice))
  }

  /**
   * Waits for a text on the screen, or for any condition.
   * @throws when the wait has lasted too long, with the text of the page
   */
  async waitFor(condition: string | (() => boolean)): Promise<void> {
    const met = typeof condition === 'string' ? () => this.text().includes(condition) : condition
    const tooLong = startWaiting()
    while (!met()) {
      if (tooLong()) throw new Error(`${condition} did not happen. The page shows:\n${this.text()}`)
      await new Promise((resolve) => setTimeout(resolve, POLL_MS))
      this.runtime.errors.throwIfAny()
    }
    await this.settle()
  }

  /** Opens a page as a link would; for a tab page it switches the tab. */
  async goTo(url: string): Promise<void> {
    const { stack } = this.runtime
    await this.step(() => (stack.isTab(url) ? stack.switchTab(url) : stack.navigateTo(url)))
  }

  /** Taps a tab of the tab bar. */
  async tab(text: string): Promise<void> {
    const tab = this.runtime.stack.tabs.find((item) => item.text === text)
    if (!tab) throw new Error(`There is no tab ${text}, only ${this.tabs.join(' ')}`)
    await this.goTo(`/${tab.pagePath}`)
  }

  /** Texts of the tab bar. */
  get tabs(): string[] {
    return this.runtime.stack.tabs.map(({ text }) => text)
  }

  /** Goes back by the back arrow or gesture. */
  async back(): Promise<void> {
    await this.step(() => this.runtime.stack.navigateBack(1))
  }

  async pullDown(): Promise<void> {
    await this.step(() => void this.runtime.pages.call(this.top, 'onPullDownRefresh'))
  }

  async scrollToBottom(): Promise<void> {
    await this.step(() => void this.runtime.pages.call(this.top, 'onReachBottom'))
  }

  /** The person switches to another app. */
  async background(): Promise<void> {
    await this.step(() => {
      this.runtime.pages.hide(this.top)
      this.runtime.app.hide()
    })
  }

  /** The person comes back. */
  async foreground(): Promise<void> {
    await this.step(() => {
      this.runtime.app.show()
      this.runtime.pages.show(this.top)
    })
  }

  /** Sets the network type: `none`, `2g`, `4g`, `wifi`… With `none` every call of the app fails. */
  async setNetwork(type: string): Promise<void> {
    await this.step(() => this.runtime.network.change(type))
  }

  /** Replaces APIs of `wx` from now on. */
  mock(overrides: WxOverrides): void {
    this.runtime.wx.mock(overrides)
  }

  /** Calls of the app to one API of `wx`, oldest first. */
  wxCalls(name: string): WxCall[] {
    return this.runtime.calls.filter((call) => call.name === name)
  }

  /** Every toast so far. */
  get toasts(): readonly string[] {
    return this.runtime.overlays.toasts
  }

  /** The console output of the app, without errors. */
  get console(): readonly string[] {
    return this.runtime.console.lines
  }

  /** Every `setData` since the start. */
  setDataLog(): readonly SetDataEntry[] {
    return this.runtime.setDataLog.entries
  }

  /** The size in bytes of the first and of the largest `setData` of a page so far. */
  setDataCost(route: string): { first: number; largest: number } {
    return this.runtime.setDataLog.costOf(route)
  }

  /** Runs a step in which the app is expected to fail, and returns the failures. */
  async failuresOf(step: () => Promise<void>): Promise<AppError[]> {
    const failures: AppError[] = []
    this.runtime.errors.divert(failures)
    try {
      await step()
    } finally {
      this.runtime.errors.divert(undefined)
    }
    return failures
  }

  /**
   * Waits until the app is idle.
   * @throws all errors of the app so far
   */
  async settle(): Promise<void> {
    await this.runtime.activity.settle()
    this.runtime.errors.throwIfAny()
  }

  /**
   * Ends the app, its timers and its listeners.
   * @throws all errors that no step has reported
   */
  async close(): Promise<void> {
    this.runtime.stack.closeAll()
    this.runtime.stop()
    this.runtime.errors.throwIfAny()
  }

  private get top(): OpenPage {
    const { top } = this.runtime.stack
    if (!top) throw new Error('No page is open')
    return top
  }

  private get root(): Element {
    return this.top.root.getComponent()
  }

  private async step(act: () => void): Promise<void> {
    act()
    await this.settle()
  }
}
