export default definePageConfig({ navigationBarTitleText: '值班', enablePullDownRefresh: true })
