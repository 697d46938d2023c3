import { type ApiTable, WxFailure } from './api'

/** A question to the person by `wx.showModal`, `wx.showActionSheet` or WeChat itself. It stays until one of the choices is tapped. */
export interface Dialog {
  title: string
  content: string
  choices: string[]
  choose(choice: string): void
}

interface ModalOptions {
  title?: string
  content?: string
  showCancel?: boolean
  confirmText?: string
  cancelText?: string
}

interface ToastOptions {
  title: string
}

/** The layers over the page: dialogs wait for an answer, toasts and loading signs are only shown. */
export class Overlays {
  dialog: Dialog | undefined
  loading: string | undefined
  /** Every toast so far, the last one last. */
  readonly toasts: string[] = []

  /** Shows a dialog and resolves with the choice that the person taps. */
  ask(title: string, content: string, choices: string[]): Promise<string> {
    return new Promise((resolve) => {
      const choose = (choice: string) => {
        this.dialog = undefined
        resolve(choice)
      }
      this.dialog = { title, content, choices, choose }
    })
  }

  text(): string[] {
    const { dialog, loading } = this
    return [...(dialog ? [dialog.title, dialog.content, ...dialog.choices] : []), ...(loading ? [loading] : [])].filter(Boolean)
  }
}

const CANCEL = '取消'

export function dialogApis(overlays: Overlays): ApiTable {
  const showModal = async ({ title = '', content = '', showCancel = true, confirmText = '确定', cancelText = CANCEL }: ModalOptions) => {
    const choice = await overlays.ask(title, content, showCancel ? [cancelText, confirmText] : [confirmText])
    return { confirm: choice === confirmText, cancel: choice !== confirmText }
  }
  const showActionSheet = async ({ itemList, alertText = '' }: { itemList: string[]; alertText?: string }) => {
    const choice = await overlays.ask(alertText, '', [...itemList, CANCEL])
    if (choice === CANCEL) throw new WxFailure('cancel')
    return { tapIndex: itemList.indexOf(choice) }
  }
  return {
    asking: { showModal, showActionSheet },
    async: {
      showToast: ({ title }: ToastOptions) => void overlays.toasts.push(title),
      hideToast: () => {},
      showLoading: ({ title }: ToastOptions) => {
        overlays.loading = title
      },
      hideLoading: () => {
        overlays.loading = undefined
      },
    },
  }
}
