from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'skip-level/get-to-know.md.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    parent_template = None
    pass
    parent_template = environment.get_template('get-to-know.md.j2', 'skip-level/get-to-know.md.j2')
    for name, parent_block in parent_template.blocks.items():
        context.blocks.setdefault(name, []).append(parent_block)
    yield from parent_template.root_render_func(context)

def block_opening(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_reports_to = resolve('reports_to')
    pass
    yield 'Say first what this is not: no check on '
    yield str(((undefined(name='reports_to') if l_0_reports_to is missing else l_0_reports_to) or 'anybody'))
    yield ', and nothing said here goes round behind a back.\n'

blocks = {'opening': block_opening}
debug_info = '1=12&2=17&3=27'