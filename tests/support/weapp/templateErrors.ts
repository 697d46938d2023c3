import {
  addGlobalErrorListener,
  addGlobalWarningListener,
  type ComponentSpace,
  type GeneralComponent,
  removeGlobalErrorListener,
  removeGlobalWarningListener,
} from 'glass-easel'
import type { ErrorLog } from './errors'

type Related = GeneralComponent | string | undefined

/**
 * Errors and warnings in templates surface at the framework, for all phones of the process: takes those of one phone's components.
 * Errors in the app's own functions are caught before they get there.
 * @returns ends the listening
 */
export function listenToTemplates(space: ComponentSpace, errors: ErrorLog, warn: (message: string) => void): () => void {
  const isOther = (related: Related) => typeof related === 'object' && related.getRootBehavior().ownerSpace !== space
  const onError = (error: unknown, method?: string, related?: Related) => {
    if (!isOther(related)) errors.record(method ?? 'template', error)
    return false
  }
  const onWarning = (message: string, related: Related) => {
    if (!isOther(related)) warn(message)
    return false
  }
  addGlobalErrorListener(onError)
  addGlobalWarningListener(onWarning)
  return () => {
    removeGlobalErrorListener(onError)
    removeGlobalWarningListener(onWarning)
  }
}
