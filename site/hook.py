"""The one hook: MkDocs builds the shells, hehuo checks the data before and pours the records after."""

from hehuo.pipeline.mkdocs_hook import on_config, on_env, on_post_build, on_post_page, on_pre_build

__all__ = ["on_config", "on_env", "on_post_build", "on_post_page", "on_pre_build"]
