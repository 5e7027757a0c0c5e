#!/usr/bin/env python3
"""Copies with gfal2 and a token for each side, as FTS does: copy-with-gfal.py MODE SOURCE DESTINATION

MODE is pull or push; the tokens are in the environment: SOURCE_TOKEN and DESTINATION_TOKEN.
"""
import os
import sys

import gfal2

mode, source, destination = sys.argv[1:4]
context = gfal2.creat_context()
context.set_opt_string("HTTP PLUGIN", "DEFAULT_COPY_MODE", "3rd " + mode)
context.set_opt_boolean("HTTP PLUGIN", "ENABLE_FALLBACK_TPC_COPY", False)
for url, variable in ((source, "SOURCE_TOKEN"), (destination, "DESTINATION_TOKEN")):
    context.cred_set(url, context.cred_new("BEARER", os.environ[variable]))
parameters = context.transfer_parameters()
parameters.overwrite = True
parameters.set_checksum(gfal2.checksum_mode.both, "ADLER32", "")
context.filecopy(parameters, source, destination)
