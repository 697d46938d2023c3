// What a phone shows until the app is built and the sample data are there (scripts/preview/). Then it opens the app in its own place.

const PAUSE_MS = 500
const element = (id) => document.getElementById(id)
const say = (id, words) => {
  if (element(id).textContent !== words) element(id).textContent = words
}

function showPart(id, words, share) {
  element(id).value = share * element(id).max
  say(`${id}-words`, words)
}

function showProgress({ percent, riders, seconds }) {
  if (percent === null) showPart('app', '好了', 1)
  else showPart('app', `${percent}%`, percent / 100)
  if (riders === null) showPart('samples', '好了', 1)
  else if (riders.all > 0) showPart('samples', `${riders.done} / ${riders.all} 人`, riders.done / riders.all)
  say('elapsed', `已用 ${seconds} 秒`)
}

function showEnd(title, words, reason) {
  say('title', title)
  say('words', words)
  say('failure', reason)
  element('failure').hidden = reason === ''
  element('parts').hidden = true
  element('elapsed').hidden = true
}

/** null: nobody answers. */
const ask = () =>
  fetch('/preview/progress').then(
    (response) => response.json(),
    () => null,
  )

for (;;) {
  const progress = await ask()
  if (progress?.ready) break
  if (progress === null) showEnd('预览停了', '在终端看看原因，再运行 npm start。', '')
  else if (progress.failure !== null) showEnd('手机预览没做成', '改好以后，在终端按 Ctrl-C，再运行 npm start。', progress.failure)
  else showProgress(progress)
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
}
location.reload()
