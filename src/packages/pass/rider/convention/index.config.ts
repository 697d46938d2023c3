export default definePageConfig({ navigationBarTitleText: '文明公约' })
