"""A local web page that shows packets as pictures, and redraws them when files change.

files change → studio draws one packet → pictures → the page in the browser
"""
