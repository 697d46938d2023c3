export default definePageConfig({ navigationBarTitleText: '夜校学堂', enablePullDownRefresh: true })
