const KEY = 'preview-data'

/** Empties this phone when the sample data were made anew: what it has kept belongs to people and codes that are no more. */
export function forgetOtherData(dataId) {
  if (localStorage.getItem(KEY) === dataId) return
  localStorage.clear()
  localStorage.setItem(KEY, dataId)
}
