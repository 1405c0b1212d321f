# vitrine_add_translations(target catalog FOLDER dir LANGUAGES de en): texts of `dir` in resources/i18n/<catalog>_<language>.ts of
# the current folder, compiled and embedded as :/i18n/<catalog>_<language>.qm. The target <catalog>_lupdate collects new texts into the
# .ts files; run it after changing a tr(), then fill in the translations. English has plural forms only.
function(vitrine_add_translations target catalog)
    cmake_parse_arguments(arg "" "FOLDER" "LANGUAGES" ${ARGN})
    get_filename_component(folder ${arg_FOLDER} ABSOLUTE)
    set(compiled "")
    set(updates "")
    foreach(language ${arg_LANGUAGES})
        set(source ${CMAKE_CURRENT_SOURCE_DIR}/resources/i18n/${catalog}_${language}.ts)
        set(output ${CMAKE_CURRENT_BINARY_DIR}/${catalog}_${language}.qm)
        add_custom_command(OUTPUT ${output} COMMAND Qt6::lrelease -silent ${source} -qm ${output} DEPENDS ${source} VERBATIM)
        set_source_files_properties(${output} PROPERTIES QT_RESOURCE_ALIAS ${catalog}_${language}.qm)
        list(APPEND compiled ${output})
        set(plural $<$<STREQUAL:${language},en>:-pluralonly>)
        list(APPEND updates COMMAND Qt6::lupdate -silent -no-obsolete -locations none -source-language en -target-language ${language}
            ${plural} -recursive ${folder} -extensions cpp,hpp -I ${PROJECT_SOURCE_DIR} -I ${PROJECT_SOURCE_DIR}/client-sdk -ts ${source})
    endforeach()
    qt_add_resources(${target} ${target}_translations PREFIX /i18n FILES ${compiled})
    add_custom_target(${catalog}_lupdate ${updates} COMMAND_EXPAND_LISTS VERBATIM)
endfunction()
