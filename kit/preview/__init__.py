"""A local web page that shows packets as pictures, and draws them again as files change.

files change → studio draws one packet → pictures → the page in the browser
"""
