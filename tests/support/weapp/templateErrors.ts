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
 * Listens to errors and warnings in templates. The framework reports them for all phones of the process; this selects those of one phone's
 * components. Errors in the app's own functions are caught earlier.
 * @returns a function that ends the listening
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
