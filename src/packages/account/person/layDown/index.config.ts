export default definePageConfig({ navigationBarTitleText: '不干了' })
